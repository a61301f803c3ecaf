package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console shows who works for some events nothing of the others, by whatever address they come. */
@ExtendWith(Gatehouse.class)
class StaffEventsPageIT {

    private static Browser browser;

    private final Venue own = Venue.busy();
    private final Venue other = Venue.busy();
    private final Person bound = Person.who("SUPERVISOR", own.event());

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @Test
    void pagesOfTheirEventOpenAndThoseOfOthersAreNotThere() {
        try (var console = Console.visit(browser)) {
            console.signIn(bound.username(), bound.password());
            assertThat(console.heading(own.event().name())).isVisible();
            assertThat(console.page().getByText(other.event().name())).hasCount(0);

            pages(own)
                    .forEach(page -> Assertions.assertThat(status(console, page))
                            .as(page)
                            .isEqualTo(200));
            pages(other).forEach(page -> {
                Assertions.assertThat(status(console, page)).as(page).isEqualTo(404);
                Assertions.assertThat(console.page().content())
                        .doesNotContain(other.event().name());
            });
        }
    }

    @Test
    void theListOfScannersShowsTheirsAlone() {
        try (var console = Console.visit(browser)) {
            console.signIn(bound.username(), bound.password());
            console.goTo("/console/scanners.xhtml");
            assertThat(console.row(own.door().name())).isVisible();
            Assertions.assertThat(console.page().content())
                    .doesNotContain(other.door().name())
                    .doesNotContain(other.event().name());
        }
    }

    @Test
    void aPageThatStandsOpenDoesNothingAnyMore() {
        try (var console = Console.visit(browser)) {
            console.signIn(bound.username(), bound.password());
            // one that is told nothing: the live page would leave by itself, sooner or later than the button is pressed
            console.page().routeWebSocket(Pattern.compile("/ws/"), silent -> {});
            console.goTo("/console/event.xhtml?id=" + own.event().id());
            assertThat(console.heading(own.event().name())).isVisible();

            console.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop admitting"))
                    .click();

            bound.bindTo(other.event()).expect(200);
            console.page()
                    .getByRole(AriaRole.ALERTDIALOG)
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Stop").setExact(true))
                    .click();

            assertThat(console.heading("There is nothing here")).isVisible();
            Assertions.assertThat(Api.admin()
                            .get("/api/events/" + own.event().id())
                            .json()
                            .getBoolean("paused"))
                    .isFalse();
        }
    }

    private static List<String> pages(Venue venue) {
        var event = venue.event().id();
        return List.of(
                "event.xhtml?id=" + event,
                "conflicts.xhtml?event=" + event,
                "held.xhtml?event=" + event,
                "held.xhtml?event=" + event + "&scanner=" + venue.door().scannerId(),
                "scans.xhtml?event=" + event,
                "scans.xhtml?event=" + event + "&ticket=" + venue.ticket().id(),
                "scanners.xhtml?event=" + event,
                "print.xhtml?event=" + event,
                "print.xhtml?ticket=" + venue.ticket().id(),
                "ticket.xhtml?id=" + venue.ticket().id());
    }

    private static int status(Console console, String page) {
        return console.page()
                .navigate(Gatehouse.url().resolve("/console/" + page).toString())
                .status();
    }
}
