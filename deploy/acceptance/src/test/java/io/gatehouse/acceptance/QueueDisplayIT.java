package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What hangs at a queue: the poster, and the display that calls. */
@ExtendWith(Gatehouse.class)
class QueueDisplayIT {
    private static final Pattern PAGE_OF_A_PDF = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    private static Browser browser;

    private final GuestLine line = GuestLine.create(Map.of("counters", 3));

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @Test
    void aPosterLeadsToTheQueueAndIsPrintedByItself() {
        try (var phone = screen()) {
            phone.open(line.page() + "/poster");
            var code = phone.page().locator("[data-qr] svg");
            assertThat(code.boundingBox().width).isGreaterThanOrEqualTo(400);
            assertThat(QrCodes.read(code.screenshot())).isEqualTo(Gatehouse.url() + line.page());
            phone.reads(line.name());
            phone.reads(Gatehouse.url() + line.page());
            phone.reads("Point your phone’s camera");
            phone.reads("Halten Sie die Kamera");

            await().until(() -> prints(phone).size() == 1);
            var loaded = ((Number)
                            phone.page().evaluate("performance.getEntriesByType('navigation')[0].loadEventStart"))
                    .doubleValue();
            assertThat(((Number) prints(phone).get(0)).doubleValue() - loaded).isBetween(480.0, 2_000.0);
            phone.tap("Print");
            assertThat(prints(phone)).hasSize(2);

            var pdf = phone.page().pdf(new PdfOptions().setPreferCSSPageSize(true));
            assertThat(PAGE_OF_A_PDF
                            .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                            .results()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aPosterOfAGuardedQueueSaysWhereItsCodeIs() {
        var guarded = GuestLine.create(Map.of("joinCodeNeeded", true));
        try (var phone = screen()) {
            phone.open(guarded.page() + "/poster");
            phone.reads("You also need the code that the display at the queue shows.");
        }
    }

    @Test
    void hoursThatAreChangedAreToldWithoutLoadingAnew() {
        var later = GuestLine.create(Map.of("opensAt", Event.fromNow(Duration.ofDays(2))));
        try (var display = screen();
                var phone = screen()) {
            display.open(later.page() + "/display");
            phone.open(later.page());
            for (var page : List.of(display, phone)) {
                assertThat(page.part("status")).containsText("Opens at");
            }
            var before = display.part("status").innerText();

            Api.admin()
                    .patch(later.path(""), Map.of("opensAt", Event.fromNow(Duration.ofDays(4))))
                    .expect(200);

            for (var page : List.of(display, phone)) {
                assertThat(page.part("status")).not().hasText(before);
                assertThat(page.part("status")).containsText("Opens at");
            }
            later.make("close");
            for (var page : List.of(display, phone)) {
                assertThat(page.part("status")).hasText("Closed");
            }
            later.make("open");
            for (var page : List.of(display, phone)) {
                assertThat(page.part("status")).containsText("Opens at");
            }
        }
    }

    @Test
    void whoIsCalledStandsOnTheDisplayAndIsCalledAloud() {
        line.joinAs("first");
        line.joinAs("second");
        try (var display = screen()) {
            display.open(line.page() + "/display");
            display.reads("Nobody has been called yet");
            assertThat(display.part("waiting")).hasText("2");
            soundOn(display);

            var first = line.next(3);
            assertThat(calls(display).first()).hasText(Pattern.compile("1\\s*Counter 3"));
            await().until(() -> display.tones() > 2);
            line.next(1);
            assertThat(calls(display).first()).hasText(Pattern.compile("2\\s*Counter 1"));
            assertThat(calls(display)).hasCount(2);
            await().until(() -> spoken(display).contains("Number 2, counter 1"));

            line.move(first, "recall");
            assertThat(calls(display).first()).hasText(Pattern.compile("1\\s*Counter 3"));
            await().until(() -> spoken(display).stream()
                            .filter("Number 1, counter 3"::equals)
                            .count()
                    == 2);
            line.move(first, "complete");
            assertThat(calls(display)).hasCount(1);
        }
    }

    @Test
    void theDisplayComesBackAndCallsWhatItMissed() {
        line.joinAs("first");
        try (var display = screen()) {
            display.open(line.page() + "/display");
            display.reads("Nobody has been called yet");
            soundOn(display);
            var before = display.tones();
            display.page().context().setOffline(true);
            display.reads("No connection. Last news");
            line.next(2);
            assertThat(calls(display)).hasCount(0);
            display.page().context().setOffline(false);

            assertThat(calls(display).first()).hasText(Pattern.compile("1\\s*Counter 2"));
            await().until(() -> display.tones() > before);
            line.make("pause");
            assertThat(display.part("status")).hasText("Paused");
        }
    }

    @Test
    void onlyAHostsDeviceShowsTheJoinCodeAndRenewsIt() {
        var guarded = GuestLine.create(Map.of("joinCodeNeeded", true));
        try (var display = screen()) {
            display.open(guarded.page() + "/display");
            display.reads("open this link on this display and type the code");
            assertThat(display.part("pair").locator("a"))
                    .hasAttribute("href", Pattern.compile(".*/host#" + guarded.id()));
            display.page()
                    .evaluate(
                            "([key, token]) => localStorage.setItem(key, JSON.stringify({ token, hostId: '', name: 'wall' }))",
                            List.of("gatehouse.host." + guarded.id(), guarded.hostToken()));
            display.page().reload();

            var code = display.page().locator("strong[data-code]");
            assertThat(code).hasText(Pattern.compile("[0-9A-Z]{6}"));
            var shown = code.innerText();
            var scanned = QrCodes.read(display.page().locator("[data-code-qr]").screenshot());
            assertThat(scanned).isEqualTo(Gatehouse.url() + guarded.page() + "?code=" + shown);
            Api.anyone()
                    .post(guarded.path("/places"), Map.of("deviceToken", "a device that came", "joinCode", shown))
                    .expect(201);
            assertThat(code).not().hasText(shown, new HasTextOptions().setTimeout(35_000));
            assertThat(code).hasText(Pattern.compile("[0-9A-Z]{6}"));
        }
    }

    @Test
    void theDisplayFitsEveryScreen() {
        line.joinAs("first");
        line.next(1);
        try (var display = screen()) {
            display.open(line.page() + "/display?lang=de");
            display.reads("Schalter 1");
            display.fitsItsScreen();
        }
    }

    private static void soundOn(GuestPhone display) {
        // a browser that plays without being asked doesn't offer it
        if (display.part("sound").isVisible()) {
            display.part("sound").click();
        }
        assertThat(display.part("sound")).isHidden();
    }

    private static Locator calls(GuestPhone display) {
        return display.page().locator("[data-calls] li");
    }

    @SuppressWarnings("unchecked")
    private static List<Object> prints(GuestPhone phone) {
        return (List<Object>) phone.page().evaluate("heard.prints");
    }

    @SuppressWarnings("unchecked")
    private static List<String> spoken(GuestPhone phone) {
        return (List<String>) phone.page().evaluate("heard.spoken");
    }

    private static GuestPhone screen() {
        var screen = new GuestPhone(browser.visitor());
        screen.page().setViewportSize(1440, 900);
        return screen;
    }
}
