package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who did what, as administrators look it up. */
@ExtendWith(Gatehouse.class)
class AuditIT {
    private final Event event = Event.create();

    @Test
    void anActSaysWhoDidWhatWhenFromWhereAndOnWhat() {
        var checkpoint = event.checkpoint();
        var record = only("subject=checkpoint/" + checkpoint.id());

        assertThat(record.getString("action")).isEqualTo("checkpoint.created");
        assertThat(record.getString("actor")).startsWith("staff/");
        assertThat(record.getString("actorName")).isEqualTo("admin");
        assertThat(record.getString("subjectName")).isEqualTo(checkpoint.name());
        assertThat(record.getString("eventId")).isEqualTo(event.id());
        assertThat(record.getString("address")).isEqualTo("127.0.0.1");
        assertThat(record.getString("userAgent")).isNotBlank();
        assertThat(record.getJsonObject("detail")).isNotNull();
        assertThat(record.get("device")).isEqualTo(JsonValue.NULL);
        assertThat(Instant.parse(record.getString("at"))).isBefore(Instant.now().plusSeconds(5));
    }

    @Test
    void theNewestComesFirstAndTheListIsWalkedByPages() {
        for (int i = 0; i < 7; i++) {
            event.checkpoint();
        }
        var all = Pages.walk("/api/audit?eventId=" + event.id());
        var paged = Pages.walk("/api/audit?limit=3&eventId=" + event.id());

        assertThat(all).hasSize(8);
        assertThat(ids(paged)).isEqualTo(ids(all));
        assertThat(ids(all)).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(all.get(7).getString("action")).isEqualTo("event.created");
    }

    @Test
    void filtersNarrowByKindOrByTheWhole() {
        var checkpoint = event.checkpoint();
        event.pause();
        var door = event.door(checkpoint);

        var here = "eventId=" + event.id();
        assertThat(actions(here + "&action=checkpoint")).containsOnly("checkpoint.created");
        assertThat(actions(here + "&action=event.paused")).containsExactly("event.paused");
        assertThat(actions(here + "&action=pause")).isEmpty();
        assertThat(actions(here + "&subject=scanner")).contains("scanner.enrolled");
        assertThat(actions("subject=scanner/" + door.scannerId())).contains("scanner.enrolled");
        var admin = only(here + "&action=event.paused").getString("actor");
        assertThat(actions(here + "&actor=" + admin)).contains("event.created", "event.paused");
        assertThat(actions(here + "&actor=staff")).contains("event.created", "event.paused");
        assertThat(actions(here + "&actor=scanner/" + door.scannerId())).isEmpty();
        assertThat(actions(here + "&since=" + Event.fromNow(Duration.ofMinutes(5))))
                .isEmpty();
        assertThat(actions(here + "&until=" + Event.fromNow(Duration.ofMinutes(-5))))
                .isEmpty();
        assertThat(actions(here + "&since=" + Event.fromNow(Duration.ofMinutes(-5))))
                .isNotEmpty();
    }

    @Test
    void whatWasChangedIsToldBeforeAndAfter() {
        var checkpoint = event.checkpoint();
        Api.admin()
                .patch("/api/checkpoints/" + checkpoint.id(), Map.of("capacity", 70, "reentry", true))
                .expect(200);
        var changed = only("action=checkpoint.changed&subject=checkpoint/" + checkpoint.id())
                .getJsonObject("detail");
        assertThat(changed.keySet()).containsExactlyInAnyOrder("capacity", "reentry");
        assertThat(changed.getJsonObject("capacity").get("from")).isEqualTo(JsonValue.NULL);
        assertThat(changed.getJsonObject("capacity").getString("to")).isEqualTo("70");

        var ticket = event.ticket();
        Api.supervisor().post("/api/tickets/" + ticket.id() + "/block").expect(200);
        var blocked = only("action=ticket.blocked&subject=ticket/" + ticket.id());
        assertThat(blocked.getString("actorName")).isEqualTo("supervisor");
        var status = blocked.getJsonObject("detail").getJsonObject("status");
        assertThat(status.getString("from")).isEqualTo("VALID");
        assertThat(status.getString("to")).isEqualTo("BLOCKED");

        var door = event.door(checkpoint);
        door.suspend();
        var suspended = only("action=scanner.suspended&subject=scanner/" + door.scannerId())
                .getJsonObject("detail");
        assertThat(suspended.getJsonObject("status").getString("from")).isEqualTo("APPROVED");
    }

    @Test
    void whatIsDoneInTheBackgroundIsStillSomebodys() {
        Csv.post(event, Csv.header() + Csv.rows(1, 3)).expect(200);

        for (var action : List.of("import.begun", "import.ended")) {
            var record = only("eventId=" + event.id() + "&action=" + action);
            assertThat(record.getString("actorName")).isEqualTo("admin");
            assertThat(record.getString("address")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aWrongPairingCodeLeavesARecordOfWhoTriedIt() {
        var since = Event.fromNow(Duration.ofSeconds(-2));
        Door.join("NO-SUCH-CODE", "Thief").problem(404);
        var tried = Pages.walk("/api/audit?action=scanner.refused&since=" + since);
        assertThat(tried).isNotEmpty();
        assertThat(tried.get(0).getString("address")).isEqualTo("127.0.0.1");
    }

    @Test
    void aWrongInvitationLeavesARecordOfWhoTriedIt() {
        var since = Event.fromNow(Duration.ofSeconds(-2));
        Person.accept("NO-SUCH-CODE", "a long pass phrase").problem(404);
        var tried = Pages.walk("/api/audit?action=invitation.refused&since=" + since);
        assertThat(tried).isNotEmpty();
        assertThat(tried.get(0).getString("address")).isEqualTo("127.0.0.1");
    }

    @Test
    void whatAScannerHandsInAndMustWaitIsRecordedOnceForTheWholeList() {
        var gate = event.checkpoint();
        var door = event.door(gate);
        var tickets = event.tickets(3);
        door.suspend();
        var scans = tickets.stream()
                .map(ticket ->
                        Scan.of(gate, ticket).at(Instant.now().minusSeconds(60)).letIn())
                .toList();
        assertThat(door.upload(scans)).extracting(Outcome::toString).containsOnly("HELD");

        var record = only("eventId=" + event.id() + "&action=scan.held");
        assertThat(record.getString("actor")).isEqualTo("scanner/" + door.scannerId());
        assertThat(record.getJsonObject("detail").getString("items")).isEqualTo("3");
    }

    @Test
    void whatCannotBeReadIsToldByItsName() {
        Api.admin().get("/api/audit?since=yesterday").violates("since");
        Api.admin().get("/api/audit?until=tomorrow").violates("until");
        Api.admin()
                .get("/api/audit?since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z")
                .violates("until");
        Api.admin().get("/api/audit?eventId=7").violates("eventId");
        Api.admin().get("/api/audit?limit=0").violates("limit");
        Api.admin().get("/api/audit?cursor=here").violates("cursor");
        Api.admin().get("/api/audit?actor=" + "a".repeat(301)).violates("actor");
        Api.admin().get("/api/audit?action=%00").violates("action");
        Api.admin().get("/api/audit/verify?from=0").violates("from");
        Api.admin().get("/api/audit/verify?from=first").violates("from");
        Api.admin().get("/api/audit.csv?since=yesterday").violates("since");
        Api.admin().get("/api/audit.jsonl?eventId=7").violates("eventId");
    }

    @Test
    void onlyAdministratorsMayLook() {
        var door = event.door(event.checkpoint());
        for (var path : List.of("/api/audit", "/api/audit/verify", "/api/audit.csv", "/api/audit.jsonl")) {
            for (var other : List.of(Api.anyone(), door.api(), Api.operator(), Api.supervisor())) {
                other.get(path).forbidden();
            }
            Api.admin().get(path).expect(200);
        }
    }

    @Test
    void exportsHoldWhatTheListHoldsAndNothingThatASpreadsheetRuns() {
        Api.anyone()
                .with("User-Agent", "=HYPERLINK(1)")
                .post("/api/sessions", Map.of("username", "-" + event.id(), "password", "wrong"))
                .problem(401);
        var subject = "subject=" + URLEncoder.encode("account/-" + event.id(), StandardCharsets.UTF_8);

        var csv = Api.admin().get("/api/audit.csv?" + subject).expect(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("audit.csv");
        assertThat(csv.body()).startsWith("id,at,actor,").contains("\"'=HYPERLINK(1)\"");
        assertThat(csv.body().lines()).hasSize(2);

        var lines = Api.admin().get("/api/audit.jsonl?" + subject).expect(200);
        try (var reader = Json.createReader(new StringReader(lines.body()))) {
            assertThat(reader.readObject()).isEqualTo(only(subject));
        }
        assertThat(actions("action=audit.exported&subject=audit/csv")).isNotEmpty();
    }

    @Test
    void whatIsRecordedCanBeCheckedFromAnySealOn() {
        var all = Api.admin().get("/api/audit/verify").expect(200).json();
        assertThat(all.getBoolean("ok")).as(all.toString()).isTrue();
        var newest = all.getJsonObject("newestSeal");
        assertThat(newest.getString("digest")).matches("[0-9a-f]{64}");
        assertThat(newest.getString("signature")).matches("[0-9a-f]{128}");
        assertThat(newest.getString("publicKey")).matches("[0-9a-f]{64}");

        var some = Api.admin()
                .get("/api/audit/verify?from=" + newest.getInt("no"))
                .expect(200)
                .json();
        assertThat(some.getBoolean("ok")).isTrue();
        assertThat(some.getInt("seals"))
                .isLessThanOrEqualTo(all.getInt("seals"))
                .isPositive();
    }

    private static JsonObject only(String query) {
        var items = Pages.walk("/api/audit?" + query);
        assertThat(items).as(query).hasSize(1);
        return items.get(0);
    }

    private static List<String> actions(String query) {
        return Pages.walk("/api/audit?limit=500&" + query).stream()
                .map(item -> item.getString("action"))
                .toList();
    }

    private static List<Long> ids(List<JsonObject> items) {
        return items.stream().map(item -> item.getJsonNumber("id").longValue()).toList();
    }
}
