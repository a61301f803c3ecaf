package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What looks wrong is told to supervisors at once, counted up, and stays until somebody has seen it. */
@ExtendWith(Gatehouse.class)
class AlertsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void aTicketRefusedFiveTimesIsPushedAndCountedUp() {
        var ticket = event.ticket();
        door.enter(ticket);
        try (var watcher = Socket.watching(event, Api.supervisor().token())) {
            assertThat(ownIn(watcher.next("initial_state"))).isEmpty();

            for (int i = 0; i < 5; i++) {
                door.enter(ticket);
            }
            var alert = pushed(watcher);

            assertThat(alert.getString("kind")).isEqualTo("repeated_refusals");
            assertThat(alert.getString("subject")).isEqualTo("ticket/" + ticket.id());
            assertThat(alert.getString("detail")).contains(gate.name()).contains("already admitted");
            assertThat(alert.getInt("count")).isEqualTo(5);
            door.enter(ticket);
            assertThat(pushed(watcher).getInt("count")).isEqualTo(6);
            assertThat(alerts("?open=true")).hasSize(1);
        }
    }

    @Test
    void repeatsOfOneScanAreNoRefusals() {
        var ticket = event.ticket();
        door.enter(ticket);
        var refused = Scan.of(gate, ticket);
        for (int i = 0; i < 6; i++) {
            door.scan(refused);
        }
        for (int i = 0; i < 5; i++) {
            door.enter("no such code " + event.id());
        }

        assertThat(one().getString("subject")).startsWith("code/");
    }

    @Test
    void whoHasSeenAnAlertEndsItOnceAndTheNextIsAnother() {
        for (int i = 0; i < 5; i++) {
            door.enter("no such code " + event.id());
        }
        var alert = one();
        var path = "/api/alerts/" + alert.getString("id") + "/acknowledge";
        try (var watcher = Socket.watching(event, Api.supervisor().token())) {
            assertThat(ownIn(watcher.next("initial_state"))).hasSize(1);

            var seen =
                    Api.supervisor().post(path, Map.of("note", "a lost ticket")).expect(200);
            assertThat(seen.text("acknowledgedBy")).startsWith("staff/");
            assertThat(seen.text("note")).isEqualTo("a lost ticket");
            assertThat(pushed(watcher).getString("acknowledgedAt")).isEqualTo(seen.text("acknowledgedAt"));
        }
        var again = Api.admin().post(path, Map.of("note", "me too")).expect(200);
        assertThat(again.text("note")).isEqualTo("a lost ticket");
        assertThat(alerts("?open=true")).isEmpty();
        assertThat(alerts("?open=false")).hasSize(1);

        door.enter("no such code " + event.id());
        assertThat(one().getString("id")).isNotEqualTo(alert.getString("id"));
    }

    @Test
    void aRevokedScannerThatCallsIsAnAlert() {
        door.revoke();
        door.ask(Scan.of(gate, event.ticket())).problem(403);

        var alert = one();
        assertThat(alert.getString("kind")).isEqualTo("revoked_scanner");
        assertThat(alert.getString("name")).isEqualTo(door.name());
        assertThat(alert.getString("detail")).contains("revoked");
    }

    @Test
    void aClockThatCannotBeRightIsAnAlert() {
        var other = event.door(gate);
        door.heartbeat(Instant.now().minusSeconds(3_600)).expect(200);
        assertThat(one().getString("detail")).contains("behind");

        other.uploadOne(Scan.of(gate, event.ticket()).letIn().at(Instant.now().plusSeconds(1_800)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(alerts("?open=true"))
                        .extracting(alert -> alert.getString("subject"))
                        .containsExactlyInAnyOrder("scanner/" + door.scannerId(), "scanner/" + other.scannerId()));
    }

    @Test
    void onlySupervisorsSeeAndEndAlerts() {
        for (int i = 0; i < 5; i++) {
            door.enter("no such code " + event.id());
        }
        var path = "/api/alerts/" + one().getString("id") + "/acknowledge";

        for (var caller : List.of(Api.operator(), Api.bearing(door.token()))) {
            caller.get(event.path("/alerts")).problem(403);
            caller.post(path, Map.of()).problem(403);
        }
        Api.anyone().get(event.path("/alerts")).problem(401);
        Api.supervisor()
                .post("/api/alerts/" + UUID.randomUUID() + "/acknowledge", Map.of())
                .problem(404);
        Api.supervisor().get("/api/events/" + UUID.randomUUID() + "/alerts").problem(404);
        try (var watcher = Socket.watching(event, Api.operator().token())) {
            assertThat(watcher.next("initial_state").getJsonArray("alerts")).isEmpty();
        }
    }

    @Test
    void anAlertAppearsOnTheOpenPageAndGoesWhenItIsSeen() {
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            console.openEvent(event.name());
            PlaywrightAssertions.assertThat(console.page().locator("[data-live-state]"))
                    .hasText("Live");
            for (int i = 0; i < 5; i++) {
                door.enter("no such code " + event.id());
            }
            var panel = console.page().locator("[data-alerts]");

            PlaywrightAssertions.assertThat(panel).containsText("Refused again and again: An unknown code");
            panel.getByText("Seen").first().click();
            PlaywrightAssertions.assertThat(panel).not().containsText("An unknown code");
            assertThat(alerts("?open=true")).isEmpty();
        }
    }

    /** The event's own: those of no event may be another test's. */
    private List<JsonObject> alerts(String query) {
        return Pages.walk(event.path("/alerts" + query)).stream()
                .filter(alert -> !alert.isNull("eventId"))
                .toList();
    }

    private static List<JsonObject> ownIn(JsonObject picture) {
        return picture.getJsonArray("alerts").getValuesAs(JsonObject.class).stream()
                .filter(alert -> !alert.isNull("eventId"))
                .toList();
    }

    private JsonObject one() {
        await().atMost(PATIENCE).until(() -> alerts("?open=true").size() == 1);
        return alerts("?open=true").get(0);
    }

    private static JsonObject pushed(Socket watcher) {
        return watcher.next("change", change -> change.containsKey("alerts"))
                .getJsonArray("alerts")
                .getJsonObject(0);
    }
}
