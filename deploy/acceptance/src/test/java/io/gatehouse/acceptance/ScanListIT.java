package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All scans of an event, refused ones too, for a supervisor: newest first, narrowed, paged, and as a table. */
@ExtendWith(Gatehouse.class)
class ScanListIT {
    private static final String[] FIELDS = {
        "scanId",
        "checkpointId",
        "scannerId",
        "direction",
        "verdict",
        "effect",
        "forced",
        "manual",
        "settledAt",
        "decidedAt"
    };

    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Checkpoint hall = event.checkpoint();
    private final Door door = event.door(gate, hall);
    private final Ticket ticket = event.ticket();

    @Test
    void aScanIsShownWithAllThatIsKnownOfIt() {
        var scan = Scan.of(gate, ticket).at(Instant.parse("2031-07-01T20:00:00Z"));
        var verdict = door.scan(scan);

        var row = event.row(scan);

        assertThat(row).containsKeys(FIELDS).doesNotContainKey("code");
        assertThat(row.getString("ticketId")).isEqualTo(ticket.id());
        assertThat(row.getString("checkpointId")).isEqualTo(gate.id());
        assertThat(row.getString("scannerId")).isEqualTo(door.scannerId());
        assertThat(row.getString("direction")).isEqualTo("entry");
        assertThat(row.getString("verdict")).isEqualTo("ADMITTED");
        assertThat(row.getString("effect")).isEqualTo("counts");
        assertThat(row.getBoolean("forced")).isFalse();
        assertThat(row.getBoolean("manual")).isFalse();
        assertThat(Instant.parse(row.getString("scannedAt"))).isEqualTo(Instant.parse("2031-07-01T20:00:00Z"));
        assertThat(Instant.parse(row.getString("decidedAt"))).isEqualTo(verdict.decidedAt());
        assertThat(Instant.parse(row.getString("settledAt"))).isBeforeOrEqualTo(verdict.decidedAt());
    }

    @Test
    void everyKindOfScanIsShownAsWhatItWas() {
        var exit = Scan.of(gate, ticket).exit();
        var refused = Scan.of(gate, ticket);
        var forced = Scan.of(gate, ticket).force();
        var manual = Scan.manual(hall, ticket);
        var unknown = Scan.of(gate, "no such code");
        door.enter(ticket);
        for (var scan : List.of(exit, refused, forced, manual, unknown)) {
            door.scan(scan);
        }

        shown(exit, "exit EXITED - counts false false");
        shown(refused, "entry REFUSED already_admitted none false false");
        shown(forced, "entry ADMITTED - counts true false");
        shown(manual, "entry ADMITTED - counts false true");
        shown(unknown, "entry REFUSED unknown none false false");
        assertThat(event.row(unknown).getOrDefault("ticketId", JsonValue.NULL)).isEqualTo(JsonValue.NULL);
    }

    @Test
    void theNewestIsFirst() {
        var scans = IntStream.range(0, 5)
                .mapToObj(n -> Scan.of(gate, "no code " + n))
                .toList();
        scans.forEach(door::scan);

        var newestFirst = new ArrayList<>(ids(scans));
        Collections.reverse(newestFirst);
        assertThat(listed("")).containsExactlyElementsOf(newestFirst);
    }

    @Test
    void theListIsNarrowedByWhatIsAsked() {
        var other = event.door(hall);
        var guest = event.ticket();
        var entry = Scan.of(gate, ticket);
        var again = Scan.of(gate, ticket);
        var exit = Scan.of(gate, ticket).exit();
        var unknown = Scan.of(gate, "no such code");
        var elsewhere = Scan.of(hall, guest);
        List.of(entry, again, exit, unknown).forEach(door::scan);
        other.scan(elsewhere);

        assertThat(listed("verdict=ADMITTED")).containsExactlyInAnyOrderElementsOf(ids(List.of(entry, elsewhere)));
        assertThat(listed("verdict=EXITED")).containsExactlyElementsOf(ids(List.of(exit)));
        assertThat(listed("verdict=REFUSED")).containsExactlyInAnyOrderElementsOf(ids(List.of(again, unknown)));
        assertThat(listed("reason=unknown")).containsExactlyElementsOf(ids(List.of(unknown)));
        assertThat(listed("reason=already_admitted")).containsExactlyElementsOf(ids(List.of(again)));
        assertThat(listed("scannerId=" + other.scannerId())).containsExactlyElementsOf(ids(List.of(elsewhere)));
        assertThat(listed("checkpointId=" + hall.id())).containsExactlyElementsOf(ids(List.of(elsewhere)));
        assertThat(listed("ticketId=" + ticket.id()))
                .containsExactlyInAnyOrderElementsOf(ids(List.of(entry, again, exit)));
        assertThat(listed("ticketId=" + ticket.id() + "&verdict=REFUSED&checkpointId=" + gate.id()))
                .containsExactlyElementsOf(ids(List.of(again)));
        assertThat(listed("verdict=ADMITTED&reason=unknown")).isEmpty();
        assertThat(listed("ticketId=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void theListBeginsAtATime() {
        var early = Scan.of(gate, event.ticket());
        var before = door.scan(early).decidedAt();
        var late = Scan.of(gate, event.ticket());
        var after = door.scan(late).decidedAt();
        while (!after.isAfter(before.plusMillis(1))) {
            late = Scan.of(gate, event.ticket());
            after = door.scan(late).decidedAt();
        }

        assertThat(listed("since=" + before.plusMillis(1))).contains(late.id()).doesNotContain(early.id());
        assertThat(listed("since=" + before.minusSeconds(60))).contains(late.id(), early.id());
        assertThat(listed("since=" + after.plusSeconds(60))).isEmpty();
    }

    @Test
    void whatCannotBeAskedIsBadInput() {
        for (var query : List.of(
                "verdict=PERHAPS",
                "reason=whim",
                "scannerId=mine",
                "checkpointId=1",
                "ticketId=x",
                "since=yesterday",
                "cursor=nowhere",
                "limit=x")) {
            Api.admin().get(event.path("/scans?" + query)).problem(400);
        }
    }

    @Test
    void pagesHaveNeitherGapsNorDoublesWhileScansGoOn() {
        var scans = IntStream.range(0, 30)
                .mapToObj(n -> Scan.of(gate, "no code " + n))
                .toList();
        scans.forEach(door::scan);

        var walked = Pages.walk(event.path("/scans?limit=7"), () -> door.enter("yet another code")).stream()
                .map(row -> row.getString("scanId"))
                .toList();

        assertThat(walked).doesNotHaveDuplicates().containsAll(ids(scans));
    }

    @Test
    void pagesHaveNeitherGapsNorDoublesWhileLateScansComeIn() {
        var scans =
                event.tickets(30).stream().map(guest -> Scan.of(gate, guest)).toList();
        scans.forEach(door::scan);

        var walked = Pages.walk(
                        event.path("/scans?verdict=ADMITTED&limit=7"),
                        () -> door.upload(Scan.of(gate, event.ticket())
                                .at(Instant.now().minus(Duration.ofMinutes(50)))
                                .letIn()))
                .stream()
                .map(row -> row.getString("scanId"))
                .toList();

        assertThat(walked).doesNotHaveDuplicates().containsAll(ids(scans));
    }

    @Test
    void manyScansAreAllInTheListAndInTheTable() {
        var guests = event.tickets(1_000);
        for (int i = 0; i < 3; i++) {
            door.upload(guests.stream()
                    .map(guest -> Scan.of(gate, guest)
                            .at(Instant.now().minus(Duration.ofMinutes(9)))
                            .sentAway("expired"))
                    .toList());
        }

        var listed = new HashSet<>(listed("limit=200"));
        var table = Table.of(csv(""));

        assertThat(listed).hasSize(3_000);
        assertThat(table.column("scanId")).hasSize(3_000).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void theTableHasAHeaderAndTheFieldsOfTheList() {
        door.enter(ticket);
        door.enter("no such code");

        var answer = csv("");
        var table = Table.of(answer);

        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(table.header())
                .contains("scanId", "verdict", "reason", "effect", "direction", "scannedAt", "settledAt", "decidedAt");
        assertThat(table.column("verdict")).containsExactlyInAnyOrder("ADMITTED", "REFUSED");
        assertThat(table.column("reason")).contains("unknown");
    }

    @Test
    void theTableIsNarrowedLikeTheList() {
        door.enter(ticket);
        door.enter("no such code");

        assertThat(Table.of(csv("?verdict=REFUSED")).column("verdict")).containsExactly("REFUSED");
        Api.admin().get(event.path("/scans.csv?verdict=PERHAPS")).problem(400);
    }

    @Test
    void noCellOfTheTableIsAFormula() {
        for (var name : List.of("=HYPERLINK(\"http://evil\")", "+1+1", "-1-1", "@SUM(A1)", "=a,\"b\"")) {
            var shrewd = Event.create();
            var place = shrewd.checkpoint(Map.of("name", name));
            var guest = shrewd.ticket(Map.of("holder", name, "reference", name, "category", name));
            shrewd.door(place).enter(guest);

            var answer = Api.admin().get(shrewd.path("/scans.csv")).expect(200);

            var table = Table.of(answer);
            assertThat(table.rows()).hasSize(1);
            assertThat(table.rows().get(0))
                    .as(answer.body())
                    .hasSameSizeAs(table.header())
                    .noneMatch(cell -> cell.matches("(?s)\\s*[=+\\-@].*"));
        }
    }

    @Test
    void nobodysCodeIsInTheListOrTheTable() {
        door.enter(ticket);

        assertThat(Api.admin().get(event.path("/scans")).body()).doesNotContain(ticket.code());
        assertThat(csv("").body()).doesNotContain(ticket.code());
    }

    @Test
    void onlySupervisorsSeeThem() {
        door.enter(ticket);
        for (var path : List.of(event.path("/scans"), event.path("/scans.csv"))) {
            Api.anyone().get(path).problem(401);
            door.api().get(path).forbidden();
            Api.operator().get(path).problem(403);
            Api.supervisor().get(path).expect(200);
        }
        Api.admin().get("/api/events/" + UUID.randomUUID() + "/scans").problem(404);
        Api.admin().get("/api/events/" + UUID.randomUUID() + "/scans.csv").problem(404);
    }

    @Test
    void anEventShowsItsOwnScansOnly() {
        var other = Event.create();
        other.door(other.checkpoint()).enter("no such code");

        assertThat(event.scans()).isEmpty();
        assertThat(Table.of(csv("")).rows()).isEmpty();
    }

    private void shown(Scan scan, String as) {
        var row = event.row(scan);
        assertThat(summary(row)).as("%s", row).isEqualTo(as);
    }

    private static String summary(JsonObject row) {
        return String.join(
                " ",
                row.getString("direction"),
                row.getString("verdict"),
                row.getString("reason", "-"),
                row.getString("effect"),
                Boolean.toString(row.getBoolean("forced")),
                Boolean.toString(row.getBoolean("manual")));
    }

    private List<String> listed(String query) {
        return event.scans(query).stream().map(row -> row.getString("scanId")).toList();
    }

    private Answer csv(String query) {
        return Api.admin().get(event.path("/scans.csv" + query)).expect(200);
    }

    private static List<String> ids(List<Scan> scans) {
        return scans.stream().map(Scan::id).toList();
    }

    @Test
    void whatIsLeftEmptyInTheAddressIsNotAskedFor() {
        door.enter(ticket);

        assertThat(event.scans("verdict=&reason=&since=&cursor=&limit=")).hasSize(1);
        Api.admin().get(event.path("/scans?since=%2B999999-01-01T00:00:00Z")).problem(400);
        Api.admin().get(event.path("/scans?since=-9999-01-01T00:00:00Z")).problem(400);
    }
}
