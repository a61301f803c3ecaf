package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An event's page while guests come: what it shows changes without being loaded anew. */
@ExtendWith(Gatehouse.class)
class LivePageIT {
    private static Browser browser;

    private final Event event = Event.create(Map.of("capacity", 3));
    private final Checkpoint gate = event.checkpoint();
    private final Door north = event.door(gate);
    private final Door south = event.door(gate);

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @Test
    void figuresAndChartsFollowTheScans() {
        var guests = event.tickets(2);
        try (var console = Console.asAdmin(browser)) {
            console.openEvent(event.name());
            assertThat(console.page().getByText("No scan yet")).isVisible();
            console.page().evaluate("window.loadedOnce = true");

            north.enter(guests.get(0));
            south.enter(guests.get(1));
            north.enter("no such code");
            assertThat(console.admitted()).hasText("2");
            assertThat(console.page().getByText("No scan yet")).isHidden();
            assertThat(chart(console, "entries").locator("rect.chart-entries").first())
                    .isVisible();
            assertThat(chart(console, "entries").locator("rect.chart-refused").first())
                    .isVisible();
            assertThat(chart(console, "inside")).hasAttribute("aria-valuetext", Pattern.compile(": 2 inside"));
            assertThat(console.page().getByText("Refused: no ticket of this event"))
                    .isVisible();

            north.leave(guests.get(0));
            assertThat(console.page().locator("[data-testid=stat-inside]")).hasText("1");
            console.page().getByText("Show as a table").click();
            assertThat(console.page().locator(".figures-table tbody tr").last()).containsText("1");
            assertThat(console.page().evaluate("window.loadedOnce")).isEqualTo(true);
        }
    }

    @Test
    void aScanIsOnThePageWithinASecond() {
        try (var console = Console.asAdmin(browser)) {
            console.openEvent(event.name());
            live(console);
            assertThat(console.page().locator("[data-testid=rate-entries]")).hasText("0");

            north.enter(event.ticket());

            var soon = new HasTextOptions().setTimeout(1_000);
            assertThat(console.admitted()).hasText("1", soon);
            assertThat(console.page().locator("[data-testid=rate-entries]")).hasText("1", soon);
            assertThat(console.page().locator("[data-doors]")).containsText(north.name());
            assertThat(console.page().locator("[data-places]")).containsText(gate.name());
        }
    }

    @Test
    void aBrokenConnectionIsSaidAndMendedWithoutLoss() {
        try (var console = Console.asAdmin(browser)) {
            console.openEvent(event.name());
            live(console);

            console.page().context().setOffline(true);
            assertThat(state(console)).hasText("Not live");
            assertThat(console.page().getByText("last change")).isVisible();
            north.enter(event.ticket());
            south.enter(event.ticket());
            assertThat(console.admitted()).hasText("0");
            console.page().context().setOffline(false);

            live(console);
            assertThat(console.admitted()).hasText("2");
            console.page().evaluate("gatehouse.live.feed.socket.close()");
            north.enter(event.ticket());
            live(console);
            assertThat(console.admitted()).hasText("3");
        }
    }

    @Test
    void whatIsChangedElsewhereIsSaidAtOnce() {
        try (var console = Console.asOperator(browser)) {
            console.openEvent(event.name());
            live(console);

            event.pause();

            assertThat(console.page().getByText("Admission is paused")).isVisible();
            event.resume();
            assertThat(console.page().getByText("Admission is paused")).isHidden();
        }
    }

    @Test
    void anOperatorSeesTheFiguresButNotTheFleet() {
        try (var console = Console.asOperator(browser)) {
            console.openEvent(event.name());
            live(console);

            north.enter(event.ticket());

            assertThat(console.admitted()).hasText("1");
            assertThat(console.page().locator("[data-doors]")).containsText(north.name());
            assertThat(console.page().locator("[data-fleet]")).hasCount(0);
            assertThat(console.page().locator("[data-acts]")).hasCount(0);
        }
    }

    @Test
    void supervisorsSeeTheFleetAndWhatPeopleDo() {
        try (var console = Console.asAdmin(browser)) {
            console.openEvent(event.name());
            live(console);

            north.heartbeat(Map.of("deviceId", "n", "type", "LAN", "battery", 9, "queued", 4));
            Api.supervisor().post(event.path("/pause")).expectSuccess();

            var fleet = console.page().locator("[data-fleet]");
            assertThat(fleet).containsText("9 % battery, 4 scans waiting");
            assertThat(fleet).containsText(north.name());
            assertThat(console.page().locator("[data-acts]")).containsText("supervisor paused admission");
        }
    }

    @Test
    void aChartIsReadOutByTheArrowKeys() {
        north.enter(event.ticket());
        try (var console = Console.asAdmin(browser)) {
            console.openEvent(event.name());
            chart(console, "entries").focus();
            console.page().keyboard().press("End");
            assertThat(chart(console, "entries"))
                    .hasAttribute("aria-valuetext", Pattern.compile("\\d\\d:\\d\\d to \\d\\d:\\d\\d: \\d+ entr"));
        }
    }

    @Test
    void whatWaitsForADecisionIsCalledOut() {
        try (var console = Console.asAdmin(browser)) {
            console.openEvent(event.name());
            var conflicts = console.page().getByText("Conflicts that wait for a decision");
            assertThat(conflicts).isHidden();

            var ticket = event.ticket();
            north.uploadOne(Scan.of(gate, ticket).at(ago(20)).letIn());
            south.uploadOne(Scan.of(gate, ticket).at(ago(10)).letIn());
            south.revoke();
            south.uploadOne(Scan.of(gate, event.ticket()).at(ago(5)).letIn());
            assertThat(conflicts).isVisible();
            // nobody tells of these: the figures are read anew every ten seconds
            assertThat(console.page().getByText("Late uploads that are held"))
                    .isVisible(new IsVisibleOptions().setTimeout(20_000));
            conflicts.click();
            assertThat(console.heading("Conflicts")).isVisible();
        }
    }

    @Test
    void whatAnEventIsUpToIsSaid() {
        var over = Event.create(
                Map.of("startsAt", Event.fromNow(Duration.ofHours(-5)), "endsAt", Event.fromNow(Duration.ofHours(-2))));
        var later = Event.create(Map.of("startsAt", Event.fromNow(Duration.ofHours(5))));
        try (var console = Console.asAdmin(browser)) {
            console.openEvent(over.name());
            assertThat(console.page().getByText("This event is over")).isVisible();
            console.openEvent(later.name());
            assertThat(console.page().getByText("has not begun")).isVisible();
            later.pause();
            assertThat(console.page().getByText("Admission is paused")).isVisible();
        }
    }

    @Test
    void occupancyByTheMinuteEndsWithWhoIsInside() {
        var guests = event.tickets(3);
        north.upload(
                Scan.of(gate, guests.get(0)).at(ago(30)).letIn(),
                Scan.of(gate, guests.get(1)).at(ago(20)).letIn(),
                Scan.of(gate, guests.get(0)).at(ago(10)).letOut());
        south.uploadOne(Scan.of(gate, guests.get(1)).at(ago(25)).letIn());

        var minutes = event.stats().getJsonArray("perMinute");
        assertThat(minutes.getValuesAs(minute -> minute.asJsonObject().getInt("inside")))
                .containsExactly(1, 2, 3, 2);
        event.figures("inside", 2);
    }

    private static void live(Console console) {
        assertThat(state(console)).hasText("Live");
    }

    private static Locator state(Console console) {
        return console.page().locator("[data-live-state]");
    }

    private static Locator chart(Console console, String name) {
        return console.page().locator("[data-chart=" + name + "]");
    }

    private static Instant ago(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes));
    }
}
