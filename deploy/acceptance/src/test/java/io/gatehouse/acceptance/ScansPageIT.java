package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of scans as a supervisor looks into it. */
@ExtendWith(Gatehouse.class)
class ScansPageIT {
    private static Browser browser;

    private final Event event = Event.create();
    private final Door door = event.door(event.checkpoint());
    private final Ticket ticket = event.ticket(Map.of("holder", "Ida Huber"));

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @Test
    void aScanIsAnnulledAndTheGuestMayComeInAgain() {
        door.enter(ticket);
        try (var console = Console.asAdmin(browser)) {
            console.openEvent(event.name());
            console.open("Scans");
            console.press("Ida Huber", "Annul");
            console.annotate("scanned in passing", "Annul scan");

            assertThat(console.row("Ida Huber")).containsText("Annulled");
            assertThat(console.row("Ida Huber")).containsText("admin: scanned in passing");
        }
        event.figures("entries", 0, "inside", 0);
        assertThat(door.enter(ticket)).hasToString("ADMITTED");
    }

    @Test
    void whatIsChosenIsShownDownloadedAndKeptInTheAddress() throws IOException {
        door.enter(ticket);
        door.enter("no such code");
        try (var console = Console.asAdmin(browser)) {
            console.goTo("/console/scans.xhtml?event=" + event.id());
            assertThat(console.row("Ida Huber")).isVisible();
            console.page().getByLabel("Verdict").selectOption("Refused");
            assertThat(console.row("Ida Huber")).hasCount(0);
            assertThat(console.row("Unknown code")).containsText("no ticket of this event");

            assertThat(console.page()).hasURL(Pattern.compile("verdict=REFUSED"));
            console.page().reload();
            assertThat(console.row("Unknown code")).isVisible();
            assertThat(console.row("Ida Huber")).hasCount(0);

            Download download = console.page()
                    .waitForDownload(
                            () -> console.page().getByText("Download as CSV").click());
            try (InputStream file = download.createReadStream()) {
                assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("scanId,")
                        .contains("REFUSED,unknown")
                        .doesNotContain("Ida Huber");
            }
        }
    }

    @Test
    void aTicketLeadsToItsOwnScans() {
        door.enter(ticket);
        door.enter(event.ticket(Map.of("holder", "Max Moser")));
        try (var console = Console.asAdmin(browser)) {
            console.goTo("/console/ticket.xhtml?id=" + ticket.id());
            console.open("Scans");
            assertThat(console.row("Ida Huber")).isVisible();
            assertThat(console.row("Max Moser")).hasCount(0);
        }
    }
}
