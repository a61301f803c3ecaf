package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an organiser does with nothing but a browser. */
@ExtendWith(Gatehouse.class)
class ConsoleIT {
    private static final ContainsTextOptions CASE_DOES_NOT_MATTER = new ContainsTextOptions().setIgnoreCase(true);

    private static Browser browser;

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @Test
    void anEventGoesFromItsCreationToItsFirstGuest() {
        var name = Event.unique("Console event");
        try (var console = Console.visit(browser)) {
            console.signIn("admin", Gatehouse.adminPassword());
            console.createEvent(name, "Europe/Vienna", "2031-07-01T18:00", "2031-07-02T04:00", 500);
            console.createCheckpoint("Main gate");

            var event = event(name);
            var door = enrolled(event);
            console.open("Scanners");
            console.press(door.name(), "Approve");
            assertThat(console.row(door.name())).containsText("Approved", CASE_DOES_NOT_MATTER);

            console.openEvent(name);
            assertThat(console.admitted()).containsText("0");
            assertThat(door.enter(event.ticket())).hasToString("ADMITTED");
            console.awaitAdmitted(1);
        }
    }

    @Test
    void aRevokedScannerScansNoMore() {
        var event = Event.create();
        var gate = event.checkpoint();
        var door = event.door(gate);
        try (var console = Console.visit(browser)) {
            console.signIn("admin", Gatehouse.adminPassword());
            console.open("Scanners");
            console.pressAndConfirm(door.name(), "Revoke");
            assertThat(console.row(door.name())).containsText("Revoked", CASE_DOES_NOT_MATTER);
        }

        door.ask(Scan.of(gate, event.ticket())).problem(403, "scanner-revoked");
    }

    @Test
    void moreScannersThanOnePageHoldsAreShownAPageAtATime() {
        var event = Event.create();
        var gate = event.checkpoint();
        var doors = Stream.generate(() -> event.door(gate)).limit(60).toList();
        var newest = doors.get(doors.size() - 1);
        try (var console = Console.visit(browser)) {
            console.signIn("admin", Gatehouse.adminPassword());
            console.open("Scanners");
            assertThat(console.row(newest.name())).isVisible();
        }
    }

    @Test
    void aWrongPasswordOpensNothing() {
        try (var console = Console.visit(browser)) {
            console.trySignIn(Event.unique("nobody"), "not the password");

            assertThat(console.page()
                            .getByText(Pattern.compile("wrong username or password", Pattern.CASE_INSENSITIVE)))
                    .isVisible();
            console.showsSignIn();
        }
    }

    @Test
    void noPageIsShownToWhoIsNotSignedIn() {
        try (var console = Console.visit(browser)) {
            for (var path : List.of("/console/", "/console/index.xhtml", "/console/scanners.xhtml")) {
                console.goTo(path);
                console.showsSignIn();
            }
        }
    }

    @Test
    void signingOutEndsTheSessionForTheBackButtonToo() {
        try (var console = Console.visit(browser)) {
            console.signIn("admin", Gatehouse.adminPassword());
            console.open("Scanners");
            var cookies = console.page().context().cookies();
            console.signOut();
            console.showsSignIn();

            console.page().goBack();
            console.page().reload();
            console.showsSignIn();

            // The cookie of the ended session, kept by somebody, opens nothing.
            console.page().context().addCookies(cookies);
            console.goTo("/console/");
            console.showsSignIn();
        }
    }

    @Test
    void whatGuestsAreCalledIsTextAndNothingElse() {
        var name = "<img src=x onerror=alert(1)> " + Event.unique("Fest");
        Event.create(Map.of("name", name));
        try (var console = Console.visit(browser)) {
            List<String> alerts = new ArrayList<>();
            console.page().onDialog(dialog -> {
                alerts.add(dialog.message());
                dialog.dismiss();
            });
            console.signIn("admin", Gatehouse.adminPassword());
            console.openEvent(name);
            assertThat(console.heading(name)).isVisible();
            assertThat(alerts).isEmpty();
        }
    }

    private static Event event(String name) {
        var found = Pages.walk("/api/events").stream()
                .filter(event -> event.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
        return new Event(found.getString("id"), name);
    }

    /** Enrolled through the API and not yet approved, at the one checkpoint that the console has made. */
    private static Door enrolled(Event event) {
        var row = Pages.walk(event.path("/checkpoints")).get(0);
        var gate = new Checkpoint(row.getString("id"), row.getString("name"), event);
        return Door.enrol(event.pairing(Map.of()).expect(201).text("pairingCode"), gate);
    }
}
