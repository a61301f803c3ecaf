package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who scanned how much at an event, and how fast. */
@ExtendWith(Gatehouse.class)
class StaffActivityIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door north = event.door(gate);
    private final Door south = event.door(gate);

    @Test
    void eachScannerIsListedWithWhatItTold() {
        var ticket = event.ticket();
        north.enter(ticket);
        north.enter(ticket);
        north.force(ticket);
        north.leave(ticket);
        var mistake = Scan.of(gate, event.ticket());
        south.scan(mistake);
        event.annul(mistake).expectSuccess();

        var items = activity("");

        assertThat(items).hasSize(2);
        var first = items.get(0);
        assertThat(first.getString("name")).isEqualTo(north.name());
        assertThat(first.getString("scannerId")).isEqualTo(north.scannerId());
        assertThat(first.isNull("operatorId")).isTrue();
        assertThat(first.getInt("scans")).isEqualTo(4);
        assertThat(first.getInt("admitted")).isEqualTo(2);
        assertThat(first.getInt("exited")).isEqualTo(1);
        assertThat(first.getInt("refused")).isEqualTo(1);
        assertThat(first.getInt("forced")).isEqualTo(1);
        assertThat(items.get(1).getInt("annulled")).isEqualTo(1);
        assertThat(items.get(1).isNull("scansPerMinute")).isTrue();
    }

    @Test
    void breaksAreNoPartOfThePace() {
        north.upload(
                Scan.of(gate, event.ticket()).letIn().at(ago(2_000)),
                Scan.of(gate, event.ticket()).letIn().at(ago(1_980)),
                Scan.of(gate, event.ticket()).letIn().at(ago(1_960)),
                Scan.of(gate, event.ticket()).letIn().at(ago(60)));

        var item = activity("").get(0);

        assertThat(item.getJsonNumber("scansPerMinute").doubleValue()).isCloseTo(3, within(0.1));
        assertThat(item.getJsonNumber("medianSeconds").doubleValue()).isCloseTo(20, within(0.2));
        assertThat(activity("?since=" + ago(600)).get(0).getInt("scans")).isEqualTo(1);
        assertThat(activity("?until=" + ago(600)).get(0).getInt("scans")).isEqualTo(3);
        assertThat(activity("?until=" + ago(6_000))).isEmpty();
    }

    @Test
    void onlySupervisorsSeeHowOthersWork() {
        Api.supervisor().get(event.path("/staff-activity")).expect(200);
        Api.operator().get(event.path("/staff-activity")).problem(403);
        Api.bearing(north.token()).get(event.path("/staff-activity")).problem(403);
        Api.anyone().get(event.path("/staff-activity")).problem(401);
        Api.supervisor()
                .get("/api/events/" + UUID.randomUUID() + "/staff-activity")
                .problem(404);
        Api.supervisor().get(event.path("/staff-activity?since=yesterday")).problem(400);
    }

    @Test
    void thePageIsSortedByWhatIsAtTheHeadOfAColumn() {
        north.enter(event.ticket());
        north.enter(event.ticket());
        south.enter("no such code");
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            console.openEvent(event.name());
            console.open("Who scans");
            var rows = console.page().locator("[data-sortable] tbody tr");

            assertThat(rows.first()).containsText(north.name());
            console.page().locator("th").getByText("Refused").click();
            assertThat(rows.first()).containsText(south.name());
            assertThat(console.page().getByText("3 scans, 1 refused")).isVisible();
        }
    }

    private List<JsonObject> activity(String query) {
        return Api.supervisor()
                .get(event.path("/staff-activity" + query))
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private static Instant ago(int seconds) {
        return Instant.now().minusSeconds(seconds);
    }
}
