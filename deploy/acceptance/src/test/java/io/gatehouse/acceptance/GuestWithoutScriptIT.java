package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same page where the phone runs no script: all of it works, by forms and by looking again. */
@ExtendWith(Gatehouse.class)
class GuestWithoutScriptIT {
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
    void aNumberIsTakenWatchedAndGivenUp() {
        line.joinAs("another");
        try (var phone = phone()) {
            phone.open(line.page());
            phone.reads(line.name());
            phone.tap("Take a number");
            assertThat(phone.page()).hasURL(Pattern.compile(line.page() + "$"));
            assertThat(phone.number()).hasText("2");
            phone.reads("1 person ahead of you");
            assertThat(phone.page().locator("noscript meta[http-equiv=refresh], meta[http-equiv=refresh]"))
                    .hasAttribute("content", "15;url=" + line.page());

            line.next(2);
            phone.tap("Look again");
            phone.reads("You are next");
            phone.tap("Leave the queue");
            phone.reads("Give up number 2?");
            phone.tap("No, keep my place");
            assertThat(phone.number()).hasText("2");
            phone.tap("Leave the queue");
            phone.tap("Yes, leave the queue");
            phone.reads("You have left the queue");
            phone.tap("Take a new number");
            assertThat(phone.number()).hasText("3");
            phone.fitsItsScreen();
        }
    }

    @Test
    void theWayThroughTheLineIsToldStepByStep() {
        try (var phone = phone()) {
            joined(phone, line);
            var mine = line.next(2);
            phone.open(line.page());
            phone.reads("It’s your turn: counter 2");
            assertThat(QrCodes.read(phone.page().locator(".code-qr svg").screenshot()))
                    .isEqualTo(phone.part("code").innerText().replace(" ", ""));
            line.move(mine, "serve");
            phone.open(line.page() + "/leave");
            phone.reads("You are at counter 2");
            line.move(mine, "complete");
            phone.open(line.page());
            phone.reads("Thank you");
        }
    }

    @Test
    void whatKeepsThePlaceIsACookieOfThesePagesAlone() {
        try (var phone = phone()) {
            phone.open(line.page());
            assertThat(phone.page().context().cookies()).noneMatch(cookie -> cookie.name.equals("gatehouse-guest"));
            phone.tap("Take a number");
            Cookie kept = phone.page().context().cookies().stream()
                    .filter(cookie -> cookie.name.equals("gatehouse-guest"))
                    .findFirst()
                    .orElseThrow();
            assertThat(kept.path).isEqualTo("/q");
            assertThat(kept.sameSite).isEqualTo(SameSiteAttribute.LAX);
            assertThat(kept.value).hasSizeGreaterThan(40);
            assertThat(kept.expires).isGreaterThan(System.currentTimeMillis() / 1000.0 + 300L * 24 * 60 * 60);
            assertThat(phone.page().content()).doesNotContain(kept.value);
        }
    }

    @Test
    void whyOneCannotJoinIsSaidInWords() {
        try (var phone = phone()) {
            phone.open(line.page());
            line.make("pause");
            phone.tap("Take a number");
            phone.reads("The queue is paused; nobody can join for the moment.");
            line.make("resume");
            line.make("close");
            phone.open(line.page());
            phone.reads("The queue is closed, and nobody can join now.");
            assertThat(phone.part("rough")).hasText("closed");
            assertThat(phone.part("join")).isHidden();
        }
        var full = GuestLine.create(Map.of("capacity", 1));
        try (var phone = phone()) {
            phone.open(full.page());
            full.joinAs("another");
            phone.tap("Take a number");
            phone.reads("The queue is full. Try again in a while.");
        }
    }

    @Test
    void aQueueThatOpensLaterSaysWhen() {
        var later = GuestLine.create(Map.of("opensAt", Event.fromNow(Duration.ofDays(2))));
        try (var phone = phone()) {
            phone.open(later.page());
            assertThat(phone.part("status")).containsText("Opens at");
            phone.reads("You can join from");
        }
    }

    @Test
    void theCodeOfTheDisplayIsTypedOrScanned() {
        var guarded = GuestLine.create(Map.of("joinCodeNeeded", true));
        var code = guarded.host().get(guarded.path("/join-code")).expect(200);
        try (var phone = phone()) {
            phone.open(guarded.page());
            phone.page().getByLabel("Code on the display").fill("AAAAAA");
            phone.tap("Take a number");
            phone.reads("That isn’t the code on the display");
            phone.open(URI.create(code.text("joinUrl")).getRawPath() + "?code=" + code.text("code"));
            phone.tap("Deutsch");
            assertThat(phone.page().getByLabel("Code auf der Anzeige")).hasValue(code.text("code"));
            phone.tap("Nummer ziehen");
            assertThat(phone.number()).hasText("1");
        }
    }

    @Test
    void whoIsMovedToAnotherQueueIsTakenThere() {
        var event = Event.create();
        var from = GuestLine.create(Map.of("eventId", event.id()));
        var to = GuestLine.create(Map.of("eventId", event.id()));
        try (var phone = phone()) {
            joined(phone, from);
            var place = phone.page().locator("[data-guest]").getAttribute("data-place");
            from.host()
                    .post(from.path("/places/" + place + "/transfer"), Map.of("queueId", to.id()))
                    .expectSuccess();
            phone.open(from.page());
            assertThat(phone.page().locator("h1")).hasText(to.name());
            phone.reads("You were moved here from another queue");
            phone.tap("Leave the queue");
            phone.tap("Yes, leave the queue");
            phone.open(from.page());
            phone.reads("You were moved to another queue");
            phone.tap("Go to the other queue");
            assertThat(phone.page().locator("h1")).hasText(to.name());
        }
    }

    @Test
    void theLanguageIsTheBrowsersUntilAnotherIsChosen() {
        var german = Api.anyone().with("Accept-Language", "de-CH,de;q=0.9,en;q=0.8");
        assertThat(german.get(line.page()).expect(200).body())
                .contains("lang=\"de\"")
                .contains("Nummer ziehen");
        assertThat(german.with("Cookie", "gatehouse-language=en")
                        .get(line.page())
                        .body())
                .contains("Take a number");
        assertThat(Api.anyone().get(line.page()).header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aQueueThatIsNotThereIsMissedKindly() {
        for (var address :
                new String[] {"/q/nonsense", "/q/00000000-0000-4000-8000-000000000000", line.page() + "/else"}) {
            assertThat(Api.anyone().get(address).expect(404).body()).contains("This queue isn’t here");
        }
        assertThat(Api.anyone()
                        .post("/q/00000000-0000-4000-8000-000000000000/join")
                        .status())
                .isBetween(303, 404);
    }

    @Test
    void anotherSitesPageTakesNoNumberForAGuest() {
        Api.anyone()
                .with("Sec-Fetch-Site", "cross-site")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(line.page() + "/join", "")
                .expect(403);
    }

    private static void joined(GuestPhone phone, GuestLine line) {
        phone.open(line.page());
        phone.tap("Take a number");
        assertThat(phone.number()).hasText("1");
    }

    private static GuestPhone phone() {
        return new GuestPhone(browser.visitorWithoutScript());
    }
}
