package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tickets by the file. */
@ExtendWith(Gatehouse.class)
class ImportIT {
    private final Event event = Event.create();

    @Test
    void aFileIsImportedAndTheSameFileAgainImportsNothing() {
        var file = Csv.header() + Csv.rows(1, 5_000);

        assertThat(Csv.counts(Csv.post(event, file))).isEqualTo("5000 0 0");
        assertThat(Csv.counts(Csv.post(event, file))).isEqualTo("0 5000 0");
        assertThat(event.stats().getInt("tickets")).isEqualTo(5_000);
    }

    @Test
    void whatIsImportedIsATicketLikeAnyOther() {
        Csv.post(event, """
                reference;Holder;EMAIL;category;validFrom;validUntil;paid;seat
                A-1;"Özil; Zoë ""Z""\";zoe@example.com;VIP;2031-07-01T18:00:00+02:00;2031-07-02T04:00:00Z;false;12B
                """).expect(200);

        var ticket = listed().get(0);
        assertThat(ticket.getString("reference")).isEqualTo("A-1");
        assertThat(ticket.getString("holder")).isEqualTo("Özil; Zoë \"Z\"");
        assertThat(ticket.getString("email")).isEqualTo("zoe@example.com");
        assertThat(ticket.getString("category")).isEqualTo("VIP");
        assertThat(ticket.getString("validFrom")).isEqualTo("2031-07-01T16:00:00Z");
        assertThat(ticket.getString("validUntil")).isEqualTo("2031-07-02T04:00:00Z");
        assertThat(ticket.getBoolean("paid")).isFalse();
        assertThat(ticket.getString("status")).isEqualTo("VALID");
    }

    @Test
    void badLinesAreToldWithNumberAndFieldWhileGoodOnesGoIn() {
        var answer = Csv.post(event, """
                reference,holder,email,validFrom,validUntil
                G-1,"Two
                lines",a@example.com,,
                B-1,x,no address,,
                B-2,x,,tomorrow,
                B-3,x,,2031-07-02T00:00:00Z,2031-07-01T00:00:00Z
                ,x,,,
                B-4,x
                G-2,x,,,
                """);

        assertThat(Csv.counts(answer)).isEqualTo("2 0 5");
        assertThat(errors(answer))
                .containsExactly(
                        tuple(4, "email"),
                        tuple(5, "validFrom"),
                        tuple(6, "validUntil"),
                        tuple(7, "reference"),
                        tuple(8, "line"));
        assertThat(listed()).extracting(ticket -> ticket.getString("reference")).containsExactly("G-2", "G-1");
    }

    @Test
    void onlyTheFirstThousandErrorsAreListedAndAllAreCounted() {
        var answer = Csv.post(event, "reference,email\n" + "x,y\n".repeat(9_000));

        assertThat(Csv.counts(answer)).isEqualTo("0 0 9000");
        assertThat(answer.json().getJsonArray("errors")).hasSize(1_000);
    }

    @Test
    void aKnownTicketIsLeftAsItIs() {
        event.ticket(Map.of("reference", "R-1", "holder", "Jane"));
        var coded = Csv.post(event, "reference,holder,code\nR-2,John,johns-own-code\n,Ann,anns-own-code\n");
        assertThat(Csv.counts(coded)).isEqualTo("2 0 0");

        assertThat(Csv.counts(Csv.post(event, "reference,holder\nR-1,Jane\nR-2,John\n")))
                .isEqualTo("0 2 0");
        var other = Csv.post(event, """
                reference,holder,code
                R-1,June,
                R-1,Jane,a-new-code
                R-3,John,johns-own-code
                ,Anna,anns-own-code
                ,Ann,anns-own-code
                """);

        assertThat(Csv.counts(other)).isEqualTo("0 1 4");
        assertThat(errors(other))
                .containsExactly(tuple(2, "reference"), tuple(3, "reference"), tuple(4, "code"), tuple(5, "code"));
        assertThat(event.stats().getInt("tickets")).isEqualTo(3);
    }

    @Test
    void aFileThatRepeatsItselfIsNoTrouble() {
        var answer = Csv.post(event, "reference,holder\nR-1,Jane\nR-1,Jane\nR-1,John\n");

        assertThat(Csv.counts(answer)).isEqualTo("1 1 1");
        assertThat(errors(answer)).containsExactly(tuple(4, "reference"));
    }

    @Test
    void codesThatAreBroughtAlongOpenTheDoorOnce() {
        var gate = event.checkpoint();
        var door = event.door(gate);
        Csv.post(event, "reference,code\nR-1, own code\u00a0€ 日本 \n,\"comma, \"\"quote\"\"\"\n,short\n")
                .expect(200);

        for (var code : List.of("own code\u00a0€ 日本", "comma, \"quote\"", "short")) {
            assertThat(door.enter(code)).hasToString("ADMITTED");
            assertThat(door.enter(code)).hasToString("REFUSED already_admitted");
        }
        assertThat(door.enter("R-1")).hasToString("REFUSED unknown");
    }

    @Test
    void ticketsWithoutACodeGetOneThatOpensTheDoor() {
        var gate = event.checkpoint();
        var door = event.door(gate);
        Csv.post(event, "reference\nR-1\nR-2\n").expect(200);

        for (var listed : listed()) {
            var ticket = new Ticket(listed.getString("id"), "");
            assertThat(door.enter(ticket.shown().text("code"))).hasToString("ADMITTED");
        }
    }

    @Test
    void codesOfAnyLengthAndScriptAreShownAndDrawnWhereThatIsPossible() {
        var longest = "x".repeat(4_096);
        var drawable = "日本-€-ünï " + "y".repeat(300);
        Csv.post(event, "reference,code\nR-1," + longest + "\nR-2," + drawable + "\n")
                .expect(200);

        var second = new Ticket(listed().get(0).getString("id"), drawable);
        var first = new Ticket(listed().get(1).getString("id"), longest);
        assertThat(first.shown().text("code")).isEqualTo(longest);
        Api.admin().get(first.path("/qr.svg")).problem(409);
        Api.admin().get(first.path("/qr.png")).problem(409);
        assertThat(QrCodes.read(Api.admin()
                        .get(second.path("/qr.png?size=1000"))
                        .expect(200)
                        .bytes()))
                .isEqualTo(drawable);
    }

    @Test
    void ticketsAreListedInTheOrderOfTheFile() {
        Csv.post(event, Csv.header() + Csv.rows(1, 6_000)).expect(200);

        var references = Pages.walk(event.path("/tickets?limit=500")).stream()
                .map(ticket -> ticket.getString("reference"))
                .toList();
        var sent = IntStream.rangeClosed(1, 6_000).mapToObj(n -> "R-" + n).toList();
        assertThat(references).hasSize(6_000);
        assertThat(references.get(0)).isEqualTo("R-6000");
        assertThat(references.stream().sorted(Collections.reverseOrder()).toList())
                .isEqualTo(sent.stream().sorted(Collections.reverseOrder()).toList());
        assertThat(references.get(5_999)).isEqualTo("R-1");
    }

    @Test
    void aHundredThousandRowsAreStreamed() {
        var parts = IntStream.range(0, 100)
                .mapToObj(n ->
                        (InputStream) new ByteArrayInputStream(Csv.bytes(Csv.rows(1 + n * 1_000, (n + 1) * 1_000))))
                .toList();
        var file = new SequenceInputStream(
                new ByteArrayInputStream(Csv.bytes(Csv.header())),
                new SequenceInputStream(Collections.enumeration(parts)));
        assertThat(Csv.counts(Csv.stream(event, file))).isEqualTo("100000 0 0");

        assertThat(event.stats().getInt("tickets")).isEqualTo(100_000);
    }

    @Test
    void theSameFileTwiceAtOnceIsImportedOnce() {
        var file = Csv.header() + Csv.rows(1, 12_000);
        var first = CompletableFuture.supplyAsync(() -> Csv.post(event, file).expect(200));
        var second = CompletableFuture.supplyAsync(() -> Csv.post(event, file).expect(200));

        assertThat(first.join().number("imported") + second.join().number("imported"))
                .isEqualTo(12_000);
        assertThat(first.join().number("unchanged") + second.join().number("unchanged"))
                .isEqualTo(12_000);
        assertThat(event.stats().getInt("tickets")).isEqualTo(12_000);
    }

    @Test
    void aConnectionThatBreaksLeavesWholeRowsAndARepeatCompletesThem() throws IOException {
        var file = Csv.bytes(Csv.header() + Csv.rows(1, 12_000));
        try (var socket = new Socket(Gatehouse.url().getHost(), Gatehouse.url().getPort())) {
            var token = Api.signIn("admin", Gatehouse.adminPassword()).text("token");
            var head = "POST %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: text/csv\r\n"
                    .formatted(Csv.path(event), Gatehouse.url().getAuthority(), token);
            var out = socket.getOutputStream();
            out.write((head + "Content-Length: " + file.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(file, 0, file.length * 9 / 10);
            out.flush();
            Awaitility.await("the first rows")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> event.stats().getInt("tickets") >= 8_000);
        }

        var there = event.stats().getInt("tickets");
        assertThat(there).isLessThan(12_000);
        Awaitility.await("the end of the broken import")
                .atMost(Duration.ofSeconds(30))
                .until(() -> Csv.counts(Csv.post(event, file)).equals("0 12000 0"));
        assertThat(event.stats().getInt("tickets")).isEqualTo(12_000);
    }

    @Test
    void whatIsPackedByGzipIsUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(Csv.bytes("\uFEFF" + Csv.header() + Csv.rows(1, 3_000)));
        }
        var client = Csv.client().with("Content-Encoding", "gzip");

        assertThat(Csv.counts(client.post(Csv.path(event), packed.toByteArray())))
                .isEqualTo("3000 0 0");
        client.post(Csv.path(event), Csv.bytes("not packed")).problem(400);
        Csv.client().with("Content-Encoding", "br").post(Csv.path(event), "x").problem(415);
    }

    @Test
    void badUtf8IsAnErrorOfItsLine() {
        var file = "reference,holder\nR-1,Zo\u00eb\nR-2,Zoe\n".getBytes(StandardCharsets.ISO_8859_1);
        var answer = Csv.post(event, file);

        assertThat(Csv.counts(answer)).isEqualTo("1 0 1");
        assertThat(errors(answer)).containsExactly(tuple(2, "holder"));
    }

    @Test
    void aFileThatIsNoneIsRefused() {
        Csv.post(event, "").problem(400, "invalid");
        Csv.post(event, "\n\n").problem(400, "invalid");
        Csv.post(event, "holder,email\nx,y@example.com\n").problem(400, "invalid");
        Csv.post(event, "R-1,Jane\nR-2,John\n").problem(400, "invalid");
        Csv.post(event, "reference,reference\n1,2\n").problem(400, "invalid");
        Csv.post(event, "{\"tickets\":[]}").problem(400, "invalid");
        Csv.post(event, new byte[] {0x1f, (byte) 0x8b, 0, 1, 2}).problem(400, "invalid");
        Csv.post(event, "reference\nR-1\n".getBytes(StandardCharsets.UTF_16)).problem(400, "invalid");
        assertThat(Csv.counts(Csv.post(event, "reference\n"))).isEqualTo("0 0 0");
        assertThat(event.stats().getInt("tickets")).isZero();
    }

    @Test
    void onlyCsvInUtf8IsTaken() {
        var path = Csv.path(event);
        Api.admin().post(path, "{}").problem(415);
        Api.admin()
                .with("Content-Type", "text/plain")
                .post(path, "reference\nR-1\n")
                .problem(415);
        Api.admin()
                .with("Content-Type", "text/csv; charset=iso-8859-1")
                .post(path, "reference\nR-1\n")
                .problem(415);
        assertThat(Csv.counts(Api.admin()
                        .with("Content-Type", "text/csv; charset=UTF-8; header=present")
                        .post(path, "reference\nR-1\n")))
                .isEqualTo("1 0 0");
    }

    @Test
    void anEventThatIsNotThereIsNotFound() {
        Csv.client()
                .post("/api/events/" + UUID.randomUUID() + "/tickets/import", "reference\nR-1\n")
                .problem(404);
        Csv.client().post("/api/events/none/tickets/import", "reference\nR-1\n").refused();
    }

    @Test
    void onlyAdministratorsImport() {
        var door = event.door(event.checkpoint());

        Api.anyone()
                .with("Content-Type", "text/csv")
                .post(Csv.path(event), "reference\nR-1\n")
                .problem(401);
        door.api()
                .with("Content-Type", "text/csv")
                .post(Csv.path(event), "reference\nR-1\n")
                .problem(403);
        assertThat(event.stats().getInt("tickets")).isZero();
    }

    private List<JsonObject> listed() {
        return Pages.walk(event.path("/tickets"));
    }

    private static List<Tuple> errors(Answer answer) {
        return answer.json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> {
                    assertThat(error.getString("message")).isNotBlank();
                    return tuple(error.getInt("line"), error.getString("field"));
                })
                .toList();
    }
}
