package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list of late scans: one outcome each, in order, whatever the others are. */
@ExtendWith(Gatehouse.class)
class BatchIT {
    private static final int MOST = 1_000;
    private static final int MIB = 1 << 20;

    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);
    private final Instant earlier = Instant.now().minus(Duration.ofMinutes(30));

    @Test
    void oneScanIsAListToo() {
        var ticket = event.ticket(Map.of("holder", "Ida Huber", "category", "VIP"));
        var scan = late(ticket);

        var outcome = door.uploadOne(scan);

        assertThat(outcome).hasToString("ADMITTED counts");
        assertThat(outcome.scanId()).isEqualTo(scan.id());
        assertThat(outcome.verdict().replay()).isFalse();
        assertThat(outcome.json().getString("explanation")).isNotBlank();
        assertThat(outcome.json().getString("decidedAt")).endsWith("Z");
        assertThat(outcome.json().getJsonObject("ticket").getString("holder")).isEqualTo("Ida Huber");
        event.figures("entries", 1, "admitted", 1, "inside", 1);
    }

    @Test
    void aThousandScansAreSettledInTheirOrder() {
        var scans = event.tickets(MOST).stream().map(this::late).toList();

        var outcomes = door.upload(scans);

        assertThat(outcomes).extracting(Outcome::toString).containsOnly("ADMITTED counts");
        assertThat(outcomes)
                .extracting(Outcome::scanId)
                .containsExactlyElementsOf(scans.stream().map(Scan::id).toList());
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(MOST);
        event.figures("entries", MOST, "admitted", MOST, "inside", MOST, "refused", 0);
    }

    @Test
    void aListIsNeitherEmptyNorLongerThanAThousand() {
        var ticket = event.ticket();
        var tooMany = IntStream.rangeClosed(0, MOST).mapToObj(n -> late(ticket)).toList();

        door.hand(Batch.of()).problem(400);
        door.hand(Batch.of(tooMany)).problem(400);
        for (var body :
                List.of("{}", "[]", "", "{", "null", "{\"scans\":null}", "{\"scans\":{}}", "{\"scans\":\"x\"}")) {
            door.api().post("/api/scanner/scans/batch", body).problem(400);
        }

        assertThat(Gatehouse.database().scansAt(gate)).isZero();
    }

    @Test
    void aListThatNobodyBearsATokenForIsNotRead() {
        Api.anyone()
                .post("/api/scanner/scans/batch", Batch.of(late(event.ticket())).json())
                .problem(401);
        Api.admin()
                .post("/api/scanner/scans/batch", Batch.of(late(event.ticket())).json())
                .forbidden();

        assertThat(Gatehouse.database().scansAt(gate)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "42",
                "\"scan\"",
                "[]",
                "{}",
                "{\"scanId\":null,\"checkpointId\":null,\"code\":null,\"scannedAt\":null}",
                "[[[[[[[[]]]]]]]]"
            })
    void whatIsNoScanIsInvalidAndBlocksNobody(String item) {
        var before = late(event.ticket());
        var after = late(event.ticket());

        var outcomes = door.upload(Batch.of(before).and(value(item)).and(after));

        assertThat(outcomes)
                .extracting(Outcome::toString)
                .containsExactly("ADMITTED counts", "INVALID", "ADMITTED counts");
        assertThat(outcomes.get(1).tellsNothing()).isTrue();
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(2);
    }

    @Test
    void everyFieldThatIsWrongMakesAnItemInvalidAndNoOther() {
        var good = late(event.ticket());
        var broken = Stream.of(
                        good.again().without("scanId"),
                        good.again().with("scanId", "1"),
                        good.again().with("scanId", 42),
                        good.again().with("scanId", "x".repeat(5_000)),
                        good.again().without("checkpointId"),
                        good.again().with("checkpointId", "the gate"),
                        good.again().without("code"),
                        good.again().with("code", ""),
                        good.again().with("code", List.of("a", "b")),
                        good.again().with("code", Map.of("a", 1)),
                        good.again().without("scannedAt"),
                        good.again().with("scannedAt", "half past nine"),
                        good.again().with("scannedAt", 1_790_000_000),
                        good.again().with("direction", "sideways"),
                        good.again().with("force", "please"),
                        good.again().with("n", "first"),
                        good.again().with("n", 1.5),
                        good.again().with("offlineVerdict", "PERHAPS"),
                        good.again().with("offlineVerdict", 1))
                .toList();

        var batch = Batch.of();
        for (var scan : broken) {
            batch = batch.and(scan);
        }
        var outcomes = door.upload(batch.and(good));

        assertThat(outcomes).hasSize(broken.size() + 1);
        for (int i = 0; i < broken.size(); i++) {
            assertThat(outcomes.get(i).status()).as("%s", broken.get(i).body()).isEqualTo("INVALID");
        }
        assertThat(outcomes.get(broken.size())).hasToString("ADMITTED counts");
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NUL\u0000NUL", "\u0000", "\t\n", "\u202e\u200b", "\ufffe", "💥🎟️", "' OR '1'='1"})
    void aStrangeCodeIsUnknownOrInvalidAndBlocksNobody(String code) {
        var outcomes = door.upload(late(event.ticket()), late(code), late(event.ticket()));

        assertThat(outcomes.get(0)).hasToString("ADMITTED counts");
        assertThat(outcomes.get(1).toString()).isIn("REFUSED unknown conflict", "INVALID");
        assertThat(outcomes.get(2)).hasToString("ADMITTED counts");
    }

    @Test
    void aHugeCodeIsUnknownOrInvalidAndBlocksNobody() {
        var outcomes = door.upload(late(event.ticket()), late("x".repeat(MIB)), late(event.ticket()));

        assertThat(outcomes.get(0)).hasToString("ADMITTED counts");
        assertThat(outcomes.get(1).toString()).isIn("REFUSED unknown conflict", "INVALID");
        assertThat(outcomes.get(2)).hasToString("ADMITTED counts");
    }

    @Test
    void whatIsInvalidIsKeptInTheAuditButForItsCode() {
        var words = Event.unique("unreadable");
        var ticket = event.ticket();
        var broken = late(ticket).with("scannedAt", words);

        assertThat(door.upload(late(event.ticket()), broken).get(1)).hasToString("INVALID");

        assertThat(Gatehouse.database().tablesWith(words))
                .singleElement()
                .asString()
                .contains("audit_record");
        assertThat(Gatehouse.database().tablesWith(ticket.code())).isEmpty();
    }

    @Test
    void anInvalidItemOfAnySizeBlocksNobody() {
        var outcomes = door.upload(late(event.ticket()), late(event.ticket()).with("scannedAt", "x".repeat(MIB)));

        assertThat(outcomes).extracting(Outcome::toString).containsExactly("ADMITTED counts", "INVALID");
    }

    @Test
    void fieldsThatNobodyKnowsAreIgnored() {
        var outcomes =
                door.upload(Batch.of(late(event.ticket()).with("colour", "red")).with("weather", "fine"));

        assertThat(outcomes.get(0)).hasToString("ADMITTED counts");
    }

    @Test
    void aPackedListIsRead() throws IOException {
        var scan = late(event.ticket());

        var answer =
                packed().post("/api/scanner/scans/batch", zipped(Batch.of(scan).json()));

        assertThat(Outcome.of(answer).get(0)).hasToString("ADMITTED counts");
    }

    @Test
    void aListThatIsTooLargeOrUnpacksToTooMuchIsRefused() throws IOException {
        var padded = Batch.of(late(event.ticket()))
                .with("padding", "x".repeat(5 * MIB))
                .json();

        door.api().post("/api/scanner/scans/batch", padded).problem(413);
        packed().post("/api/scanner/scans/batch", zipped(padded)).problem(413);
        packed().post("/api/scanner/scans/batch", padded.substring(0, 200)).refused();

        assertThat(Gatehouse.database().scansAt(gate)).isZero();
    }

    @Test
    void aKioskLearnsNoNameFromAList() {
        var ticket = event.ticket(Map.of("holder", "Secret Guest"));

        var answer = event.door("kiosk", gate).hand(Batch.of(late(ticket)));

        assertThat(Outcome.of(answer).get(0)).hasToString("ADMITTED counts");
        assertThat(answer.body()).doesNotContain("Secret Guest").doesNotContain(ticket.code());
    }

    @Test
    void aScanOfNobodysCheckpointBlocksNobody() {
        var nowhere =
                late(event.ticket()).with("checkpointId", UUID.randomUUID().toString());

        assertThat(door.upload(nowhere, late(event.ticket())))
                .extracting(Outcome::toString)
                .containsExactly("HELD", "ADMITTED counts");
    }

    private Scan late(Ticket ticket) {
        return late(ticket.code());
    }

    private Scan late(String code) {
        return Scan.of(gate, code).at(earlier).letIn();
    }

    private Api packed() {
        return door.api().with("Content-Encoding", "gzip");
    }

    private static JsonValue value(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }

    private static byte[] zipped(String body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
