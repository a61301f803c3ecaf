package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A guest's page with a script: what it shows changes without being loaded anew. */
@ExtendWith(Gatehouse.class)
class GuestPageIT {
    private static Browser browser;

    private final GuestLine line = GuestLine.create(Map.of("counters", 2));

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @Test
    void oneTapTakesANumberThatSurvivesAReload() {
        line.joinAs("another");
        try (var phone = phone()) {
            phone.open(line.page());
            phone.page().evaluate("window.loadedOnce = true");
            phone.tap("Take a number");

            assertThat(phone.number()).hasText("2");
            phone.reads("1 person ahead of you");
            phone.reads("isn’t known yet");
            assertThat(phone.page().evaluate("window.loadedOnce")).isEqualTo(true);
            assertThat(phone.page()).hasURL(Pattern.compile(line.page() + "$"));
            phone.page().reload();
            assertThat(phone.number()).hasText("2");
            phone.fitsItsScreen();
        }
    }

    @Test
    void theCodeOfAPlaceIsOnThePageToBeScannedAndReadOut() {
        try (var phone = phone()) {
            joined(phone);

            var code = phone.part("code").innerText().replace(" ", "");
            assertThat(QrCodes.read(phone.page().locator(".code-qr svg").screenshot()))
                    .isEqualTo(code);
            line.next(1);
            line.host().post(line.path("/complete"), Map.of("code", code)).expect(200);
            phone.reads("Thank you");
        }
    }

    @Test
    void whoIsCalledHearsAndSeesIt() {
        var first = line.joinAs("another");
        try (var phone = phone()) {
            joined(phone);
            phone.tap("Tell me when it’s my turn");
            phone.reads("This phone rings");
            await().until(() -> phone.tones() > 0);

            line.next(1);
            phone.reads("You are next");
            line.move(first, "complete");
            phone.reads("Nobody is ahead of you");
            var before = phone.tones();
            var mine = line.next(2);
            phone.reads("It’s your turn: counter 2");
            assertThat(phone.page()).hasTitle("It’s your turn: counter 2");
            await().until(() -> phone.tones() > before);

            var again = phone.tones();
            line.move(mine, "recall");
            phone.reads("Called again");
            await().until(() -> phone.tones() > again);
            line.move(mine, "serve");
            phone.reads("You are at counter 2");
            line.move(mine, "complete");
            phone.reads("Thank you");
            phone.tap("Take a new number");
            assertThat(phone.number()).hasText("3");
        }
    }

    @Test
    void aBrokenConnectionIsSaidAndMendedWithoutLoss() {
        var first = line.joinAs("another");
        try (var phone = phone()) {
            joined(phone);

            phone.page().context().setOffline(true);
            phone.reads("No connection. Last news");
            line.next(1);
            line.move(first, "complete");
            line.next(2);
            assertThat(phone.part("ahead")).hasText("1 person ahead of you");
            phone.page().context().setOffline(false);

            phone.reads("It’s your turn: counter 2");
            phone.reads("Connected again");
            assertThat(phone.part("lost")).isHidden();
        }
    }

    @Test
    void whoLeavesIsAskedOnce() {
        try (var phone = phone()) {
            joined(phone);
            phone.tap("Leave the queue");
            phone.tap("No, keep my place");
            assertThat(phone.number()).isVisible();

            phone.tap("Leave the queue");
            phone.tap("Yes, leave the queue");

            phone.reads("You have left the queue");
            phone.tap("Take a new number");
            assertThat(phone.number()).hasText("2");
        }
    }

    @Test
    void whatTheHostDoesToTheLineIsToldAtOnce() {
        try (var phone = phone()) {
            joined(phone);
            line.make("pause");
            phone.reads("The queue is paused. You keep your place");
            line.make("resume");
            line.make("close");
            assertThat(phone.part("status")).hasText("Closed");
            phone.reads("You keep your place, and you are still called.");
            try (var other = phone()) {
                other.open(line.page());
                other.reads("The queue is closed, and nobody can join now.");
                assertThat(other.part("join")).isHidden();
                line.make("open");
                assertThat(other.part("join")).isVisible();
            }
        }
    }

    @Test
    void whetherAQueueOpensByItselfIsTrueAlsoAfterHandsWereOnIt() {
        var later = GuestLine.create(Map.of("opensAt", Event.fromNow(Duration.ofDays(2))));
        try (var phone = phone()) {
            phone.open(later.page());
            phone.reads("You can join from");
            later.make("close");
            phone.reads("The queue is closed, and nobody can join now.");
            later.make("open");
            phone.reads("You can join from");
            assertThat(phone.part("join")).isHidden();
        }
    }

    @Test
    void whoDidNotComeCanBeBroughtBack() {
        try (var phone = phone()) {
            joined(phone);
            var mine = line.next(1);
            line.move(mine, "no-show");
            phone.reads("You were called and weren’t there");
            line.move(mine, "undo");
            phone.reads("You have your place again.");
            phone.reads("You are next");
            assertThat(phone.number()).hasText("1");
        }
    }

    @Test
    void whoseCallIsTakenBackIsToldSo() {
        try (var phone = phone()) {
            joined(phone);
            var mine = line.next(1);
            phone.reads("It’s your turn");
            line.move(mine, "undo");
            phone.reads("The call was taken back. You are in line again");
            line.next(2);
            phone.reads("It’s your turn: counter 2");
            assertThat(phone.part("news")).isHidden();
        }
    }

    @Test
    void remindingOutlivesAReload() {
        try (var phone = phone()) {
            joined(phone);
            phone.tap("Tell me when it’s my turn");
            phone.reads("as long as this page is open and the screen stays on");
            phone.page().reload();
            phone.reads("This phone rings");
            phone.page().locator("h1").click();
            assertThat(phone.part("remind")).isHidden();
        }
    }

    @Test
    void whoIsMovedToAnotherQueueIsTakenThere() {
        var event = Event.create();
        var from = GuestLine.create(Map.of("eventId", event.id()));
        var to = GuestLine.create(Map.of("eventId", event.id()));
        to.joinAs("another");
        try (var phone = phone()) {
            phone.open(from.page());
            phone.tap("Take a number");
            assertThat(phone.number()).hasText("1");
            var place = phone.page().locator("[data-guest]").getAttribute("data-place");

            from.host()
                    .post(from.path("/places/" + place + "/transfer"), Map.of("queueId", to.id()))
                    .expectSuccess();

            assertThat(phone.number()).hasText("2");
            phone.reads("You were moved here from another queue");
            phone.open(from.page());
            assertThat(phone.page().locator("h1")).hasText(to.name());
        }
    }

    @Test
    void whoWasServedMustWaitUntilTheTimeIsOver() {
        var cool = GuestLine.create(Map.of("cooldownSeconds", 3600));
        try (var phone = phone()) {
            phone.open(cool.page());
            phone.tap("Take a number");
            assertThat(phone.number()).hasText("1");
            cool.move(cool.next(1), "complete");
            phone.reads("You can join again at");
            assertThat(phone.part("join")).isHidden();
        }
    }

    @Test
    void aGuestWhoReadsGermanGetsGerman() {
        try (var phone = phone()) {
            phone.open(line.page());
            phone.tap("Deutsch");
            assertThat(phone.page().locator("html")).hasAttribute("lang", "de");
            phone.tap("Nummer ziehen");
            phone.reads("Niemand ist vor Ihnen");
            line.next(1);
            phone.reads("Sie sind dran: Schalter 1");
            phone.open(line.page());
            phone.reads("Sie sind dran: Schalter 1");
        }
    }

    /** The script puts words together by itself: they must be the server's. */
    @Test
    void theScriptSaysWhatTheServerSays() {
        try (var phone = phone()) {
            phone.open(line.page());

            assertThat(said(phone, "of", "live.ahead", 0)).isEqualTo("Nobody is ahead of you");
            assertThat(said(phone, "of", "live.ahead", 1)).isEqualTo("1 person ahead of you");
            assertThat(said(phone, "of", "live.ahead", 1200)).isEqualTo("1,200 people ahead of you");
            assertThat(said(phone, "wait", 720, List.of(480, 1020))).isEqualTo("about 12 minutes, between 8 and 17");
            assertThat(said(phone, "wait", 5400, List.of(3500, 7300)))
                    .isEqualTo("about 1 h 30 min, between 58 minutes and 2 h 2 min");
            assertThat(said(phone, "wait", 20, List.of(0, 150))).isEqualTo("less than a minute, at most 3 minutes");
        }
    }

    private static Object said(GuestPhone phone, Object... call) {
        return phone.page().evaluate("""
                ([method, ...values]) => {
                  const texts = JSON.parse(document.querySelector("[data-guest]").dataset.texts);
                  return new gatehouse.QueueWords(texts, document.documentElement.lang)[method](...values);
                }""", List.of(call));
    }

    private void joined(GuestPhone phone) {
        phone.open(line.page());
        phone.tap("Take a number");
        assertThat(phone.number()).isVisible();
    }

    private static GuestPhone phone() {
        var phone = new GuestPhone(browser.visitor());
        phone.page().onPageError(error -> {
            throw new AssertionError("The page failed: " + error);
        });
        return phone;
    }
}
