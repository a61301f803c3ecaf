package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.PdfOptions;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tickets on paper, as a browser prints them. */
@ExtendWith(Gatehouse.class)
class PrintPageIT {
    private static final Pattern PAGE_OF_A_PDF = Pattern.compile("/Type\\s*/Page\\b(?!s)");

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
    void aTicketIsPrintedWithACodeThatOpensTheDoor() {
        var ticket = event.ticket(Map.of("reference", "A-7", "holder", "Ida Huber", "category", "VIP"));
        try (var console = Console.asAdmin(browser)) {
            console.goTo("/console/ticket.xhtml?id=" + ticket.id());
            console.open("Print");
            var paper = console.page().locator(".paper-ticket");
            assertThat(paper).hasCount(1);
            for (var words : List.of("Ida Huber", "A-7", "VIP", event.name())) {
                assertThat(paper).containsText(words);
            }
            assertThat(QrCodes.read(console.page().locator(".paper-code svg").screenshot()))
                    .isEqualTo(ticket.code());
            assertThat(printedPages(console)).isEqualTo(1);
        }
    }

    @Test
    void whatAFilterFindsIsPrintedEightToASheet() {
        event.tickets(List.of(Map.of("category", "VIP"), Map.of("category", "Crew")));
        event.tickets(Collections.nCopies(9, Map.of("category", "VIP")));
        event.ticket(Map.of("category", "VIP")).cancel();
        try (var console = Console.asAdmin(browser)) {
            console.openEvent(event.name());
            console.page().getByLabel("Category").first().selectOption("VIP");
            assertThat(console.page().getByText("Print").first()).hasAttribute("href", Pattern.compile("category=VIP"));
            console.open("Print");
            assertThat(console.page().locator(".paper-ticket")).hasCount(10);
            assertThat(console.page().getByText("1 cancelled one is left out")).isVisible();
            assertThat(printedPages(console)).isEqualTo(2);
        }
    }

    @Test
    void moreThanABrowserCanCarryArePrintedInParts() {
        event.tickets(245);
        try (var console = Console.asAdmin(browser)) {
            console.goTo("/console/print.xhtml?event=" + event.id());
            assertThat(console.page().getByText("this is part 1 of 2")).isVisible();
            assertThat(console.page().locator(".paper-ticket")).hasCount(240);
            console.open("Next part");
            assertThat(console.page().locator(".paper-ticket")).hasCount(5);
        }
    }

    private static long printedPages(Console console) {
        var file = console.page().pdf(new PdfOptions().setPreferCSSPageSize(true));
        return PAGE_OF_A_PDF
                .matcher(new String(file, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }
}
