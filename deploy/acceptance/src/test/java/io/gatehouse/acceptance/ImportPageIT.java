package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The import page as an administrator uses it. */
@ExtendWith(Gatehouse.class)
class ImportPageIT {
    private static final int PATIENCE_MS = 60_000;

    private static Browser browser;

    private final Event event = Event.create();

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @Test
    void aFileIsImportedAndItsBadLinesAreListed() throws IOException {
        try (var console = signedIn()) {
            console.openEvent(event.name());
            console.open("Import");
            upload(console, "reference,email\nR-1,x@example.com\nR-2,nowhere\nR-3,\nR-4,none\n");

            ended(console, "Finished");
            assertThat(figure(console, "imported")).hasText("2");
            assertThat(figure(console, "rejected")).hasText("2");
            assertThat(console.row("must be an e-mail address")).containsText("3");

            Download download = console.page()
                    .waitForDownload(
                            () -> console.page().getByText("All errors as CSV").click());
            try (InputStream file = download.createReadStream()) {
                assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualToNormalizingNewlines("""
                                line,field,message
                                3,email,must be an e-mail address
                                5,email,must be an e-mail address
                                """);
            }

            console.page().getByText("Import another file").click();
            upload(console, "reference,email\nR-1,x@example.com\nR-2,better@example.com\n");
            assertThat(figure(console, "unchanged")).hasText("1", new HasTextOptions().setTimeout(PATIENCE_MS));
            ended(console, "Finished");
            assertThat(event.stats().getInt("tickets")).isEqualTo(3);
        }
    }

    @Test
    void aRunningImportSurvivesAReloadAndCanBeCancelled() {
        try (var console = signedIn()) {
            console.goTo(page(event));
            upload(console, Csv.header() + Csv.rows(1, 200_000));
            var cancel = console.page().getByText("Cancel import").first();
            assertThat(cancel).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MS));

            console.page().reload();
            assertThat(console.page().getByText("tickets.csv").first()).isVisible();
            console.page().getByText("Cancel import").first().click();
            console.page()
                    .locator("[role=alertdialog], [role=dialog]")
                    .getByText("Cancel import")
                    .click();
            ended(console, "Cancelled");

            var stays = event.stats().getInt("tickets");
            assertThat(stays).isBetween(0, 199_999);
            assertThat(figure(console, "imported")).hasText("%,d".formatted(stays));
        }
    }

    @Test
    void anImportThroughTheApiIsShownToo() {
        try (var console = signedIn()) {
            Csv.post(event, "reference\nR-1\n").expect(200);
            console.goTo(page(event));

            ended(console, "Finished");
            assertThat(figure(console, "imported")).hasText("1");
        }
    }

    @Test
    void whatIsNoFileOfTicketsIsExplained() {
        try (var console = signedIn()) {
            console.goTo(page(event));
            console.page()
                    .locator("button", new LocatorOptions().setHasText("Import"))
                    .first()
                    .click();
            assertThat(console.page().getByText("Choose a file first.")).isVisible();

            upload(console, "holder\nJane\n");
            ended(console, "Failed");
            assertThat(console.page()
                            .getByText("must name the column reference or the column code")
                            .first())
                    .isVisible();
        }
    }

    @Test
    void theExampleCanBeImported() throws IOException {
        try (var console = signedIn()) {
            console.goTo(page(event));
            Download download = console.page()
                    .waitForDownload(() -> console.page().getByText("Example").click());
            try (InputStream file = download.createReadStream()) {
                var answer = Csv.post(event, BodyPublishers.ofByteArray(file.readAllBytes()));
                assertThat(Csv.counts(answer)).isEqualTo("3 0 0");
            }
        }
    }

    @Test
    void nobodyUploadsWithoutSigningIn() {
        var upload = "/console/import/upload?event=" + event.id();
        var anyone = Api.anyone().with("Content-Type", "text/csv");

        assertThat(anyone.post(upload, "reference\nR-1\n").status()).isEqualTo(302);
        assertThat(Csv.client().post(upload, "reference\nR-1\n").status())
                .as("a token is for the API")
                .isEqualTo(302);
        assertThat(event.stats().getInt("tickets")).isZero();
    }

    private static Console signedIn() {
        var console = Console.visit(browser);
        console.signIn("admin", Gatehouse.adminPassword());
        return console;
    }

    private static String page(Event event) {
        return "/console/import.xhtml?id=" + event.id();
    }

    private static void upload(Console console, String file) {
        console.page()
                .getByLabel("CSV file")
                .setInputFiles(new FilePayload("tickets.csv", "text/csv", Csv.bytes(file)));
        console.page()
                .locator("button[type=submit]:visible")
                .getByText("Import")
                .click();
    }

    private static void ended(Console console, String state) {
        assertThat(console.page().getByText(state, new GetByTextOptions().setExact(true)))
                .isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MS));
    }

    private static Locator figure(Console console, String name) {
        return console.page().locator("[data-testid=import-" + name + "]");
    }
}
