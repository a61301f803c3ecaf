package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The audit as an administrator reads, narrows, downloads and checks it. */
@ExtendWith(Gatehouse.class)
class AuditPageIT {
    private static Browser browser;

    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @Test
    void whatWasDoneIsToldInSentences() {
        var door = event.door(gate);
        door.suspend();
        Api.admin()
                .patch("/api/checkpoints/" + gate.id(), Map.of("capacity", 70))
                .expect(200);
        try (var console = Console.asAdmin(browser)) {
            console.open("Audit");
            assertThat(console.row("admin suspended scanner " + door.name())).containsText("APPROVED → SUSPENDED");
            assertThat(console.row("admin changed checkpoint " + gate.name())).containsText("Capacity: none → 70");
            assertThat(console.row("admin signed in")).isVisible();

            console.open("admin suspended scanner " + door.name());
            assertThat(console.row("admin suspended scanner " + door.name())).isVisible();
            assertThat(console.row("changed checkpoint")).hasCount(0);
        }
    }

    @Test
    void whatIsChosenIsShownDownloadedAndKeptInTheAddress() throws IOException {
        event.pause();
        try (var console = Console.asAdmin(browser)) {
            console.goTo("/console/audit.xhtml?event=" + event.id());
            assertThat(console.row("created checkpoint " + gate.name())).isVisible();
            console.page().getByLabel("Did what").selectOption("Event paused");
            assertThat(console.row("created checkpoint " + gate.name())).hasCount(0);
            assertThat(console.page()).hasURL(Pattern.compile("action=event.paused"));
            console.page().reload();
            assertThat(console.row("admin paused event " + event.name())).isVisible();
            assertThat(console.row("created checkpoint " + gate.name())).hasCount(0);

            var download = console.page()
                    .waitForDownload(
                            () -> console.page().getByText("Download as CSV").click());
            try (InputStream file = download.createReadStream()) {
                assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("id,at,actor,")
                        .contains("event.paused")
                        .doesNotContain("checkpoint.created");
            }
        }
    }

    @Test
    void itIsCheckedOnThePage() {
        try (var console = Console.asAdmin(browser)) {
            console.open("Audit");
            console.page().getByText("Check now").click();
            assertThat(console.page().getByText("All is as it was sealed")).isVisible();
        }
    }

    @Test
    void onlyAdministratorsFindIt() {
        Api.supervisor();
        try (var console = Console.visit(browser)) {
            console.signIn("supervisor", Gatehouse.adminPassword());
            assertThat(console.page().getByText("Audit")).hasCount(0);
            console.goTo("/console/audit.xhtml");
            assertThat(console.page().getByText("Check now")).hasCount(0);
        }
    }
}
