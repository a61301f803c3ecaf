package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The conflicts of an event as a supervisor sees and ends them. */
@ExtendWith(Gatehouse.class)
class ConflictsPageIT {
    private static final String HOLDER = "Ida Huber";

    private static Browser browser;

    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door north = event.door(gate);
    private final Door south = event.door(gate);
    private final Ticket ticket = event.ticket(Map.of("holder", HOLDER));
    private final Scan first = Scan.of(gate, ticket).at(ago(20)).letIn();
    private final Scan second = Scan.of(gate, ticket).at(ago(10)).letIn();

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @Test
    void bothSidesAreShownAndAllOfThemCounted() {
        bothDoorsLetThemIn();
        try (var console = Console.asAdmin(browser)) {
            console.openEvent(event.name());
            console.open("Conflicts");
            assertThat(console.row(HOLDER)).containsText(north.name());
            assertThat(console.row(HOLDER)).containsText(south.name());
            assertThat(console.row(HOLDER)).containsText("In conflict");

            console.press(HOLDER, "Resolve");
            console.decide("Count all", "", "Resolve conflict");
            assertThat(console.dialog()).containsText("Write down why");
            console.annotate("a family on one ticket", "Resolve conflict");

            assertThat(console.page().getByText("No open conflicts")).isVisible();
            assertThat(console.row(HOLDER)).containsText("All of them count");
            assertThat(console.row(HOLDER)).containsText("a family on one ticket");
            assertThat(console.row(HOLDER)).containsText("admin");
        }
        event.figures("entries", 2, "inside", 2, "openConflicts", 0);
    }

    @Test
    void theOtherOneIsChosenToCount() {
        bothDoorsLetThemIn();
        try (var console = Console.asAdmin(browser)) {
            console.goTo(page());
            console.press(HOLDER, "Resolve");
            console.decide("Count " + south.name(), "that was the holder", "Resolve conflict");
            assertThat(console.row(HOLDER)).containsText("was chosen to count");
        }
        assertThat(event.effect(second)).isEqualTo("counts");
        assertThat(event.effect(first)).isEqualTo("none");
    }

    @Test
    void aConflictAppearsByItself() {
        try (var console = Console.asAdmin(browser)) {
            console.goTo(page());
            assertThat(console.page().getByText("No open conflicts")).isVisible();
            bothDoorsLetThemIn();
            // the page looks every five seconds
            assertThat(console.row(HOLDER)).isVisible(new IsVisibleOptions().setTimeout(15_000));
        }
    }

    @Test
    void anOperatorSeesItAndDecidesNothing() {
        bothDoorsLetThemIn();
        var operator = Event.unique("operator").replace(' ', '-');
        Gatehouse.database().employ(operator, "OPERATOR");
        try (var console = Console.visit(browser)) {
            console.signIn(operator, Gatehouse.adminPassword());
            console.goTo(page());
            assertThat(console.row(HOLDER)).isVisible();
            assertThat(console.row(HOLDER)
                            .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Resolve")))
                    .hasCount(0);
        }
    }

    private void bothDoorsLetThemIn() {
        north.uploadOne(first);
        south.uploadOne(second);
    }

    private String page() {
        return "/console/conflicts.xhtml?event=" + event.id();
    }

    private static Instant ago(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes));
    }
}
