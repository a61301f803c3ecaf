package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What late uploads wait for, and how a supervisor lets them take effect. */
@ExtendWith(Gatehouse.class)
class HeldPageIT {
    private static final int PATIENCE_MS = 30_000;

    private static Browser browser;

    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @Test
    void allThatARevokedScannerBroughtIsReleasedAtOnce() {
        door.revoke();
        List<Scan> outbox = event.tickets(60).stream()
                .map(ticket -> Scan.of(gate, ticket).at(ago(10)).letIn())
                .toList();
        door.upload(outbox);
        try (var console = Console.asAdmin(browser)) {
            console.openEvent(event.name());
            console.open("Held uploads");
            assertThat(console.row(door.name())).containsText("60 uploads");
            console.press(door.name(), "Decide about 60 uploads");
            console.decide("Release", "the phone was ours until then", "Decide");

            assertThat(console.page().getByText("60 uploads released"))
                    .isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MS));
            assertThat(console.page().getByText("Nothing is held")).isVisible();
        }
        event.figures("entries", 60, "held", 0);
    }

    @Test
    void whereItWasMadeIsChosenForWhatNamesAnotherEventsCheckpoint() {
        var elsewhere = Event.create().checkpoint();
        var ticket = event.ticket(Map.of("holder", "Ida Huber"));
        door.uploadOne(Scan.of(elsewhere, ticket).at(ago(10)).letIn());
        try (var console = Console.asAdmin(browser)) {
            console.goTo(page());
            assertThat(console.row("Ida Huber")).containsText("Not this event");
            console.row("Ida Huber").locator("input[type=checkbox]").check();
            console.page().getByText("Decide about the selected").click();
            console.decide("Release", "asked the guard", "Decide");
            assertThat(console.dialog()).containsText("must be chosen");

            console.dialog().getByLabel("Where were they made?").selectOption(gate.name());
            console.annotate("asked the guard", "Decide");
            assertThat(console.page().getByText("1 upload released")).isVisible();
        }
        event.figures("entries", 1, "held", 0);
    }

    @Test
    void whatIsRejectedStaysWithoutEffectAndVisible() {
        door.suspend();
        door.uploadOne(Scan.of(gate, event.ticket()).at(ago(10)).letIn());
        try (var console = Console.asAdmin(browser)) {
            console.goTo(page());
            console.press(door.name(), "Decide");
            console.decide("Reject", "nobody knows who had it", "Decide");
            assertThat(console.page().getByText("1 upload rejected")).isVisible();

            console.open("What was decided");
            assertThat(console.row(door.name())).containsText("Rejected");
            assertThat(console.row(door.name())).containsText("nobody knows who had it");
        }
        event.figures("entries", 0, "held", 0);
    }

    private String page() {
        return "/console/held.xhtml?event=" + event.id();
    }

    private static Instant ago(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes));
    }
}
