package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.WebSocketRoute;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guest's page on phones and networks that lack something. */
@ExtendWith(Gatehouse.class)
class GuestHindrancesIT {
    private static final int UNTIL_IT_LOOKS_AGAIN = 16_000;
    private static final String PLACES = "**/places";

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

    @ParameterizedTest
    @ValueSource(strings = {"feed", "queue-words", "queue-guest"})
    void whereAScriptIsNotUnderstoodThePageLooksForNewsAndItsFormsWork(String script) {
        try (var phone = new GuestPhone(browser.visitor())) {
            phone.page()
                    .route(
                            "**/" + script + ".js*",
                            route -> route.fulfill(new FulfillOptions()
                                    .setContentType("text/javascript")
                                    .setBody("window.tried = true; const a = b ?.?. c")));
            phone.page().clock().install();
            phone.open(line.page());
            phone.tap("Take a number");
            assertThat(phone.number()).hasText("1");
            phone.reads("This page looks for news every 15 seconds.");

            line.next(2);
            phone.page().clock().runFor(UNTIL_IT_LOOKS_AGAIN);
            phone.reads("It’s your turn: counter 2");
            phone.tap("Leave the queue");
            phone.tap("Yes, leave the queue");
            phone.reads("You have left the queue");
        }
    }

    @Test
    void aPageThatMayHaveACodeTypedIsNotLoadedAnew() {
        var guarded = GuestLine.create(Map.of("joinCodeNeeded", true));
        try (var phone = new GuestPhone(browser.visitor())) {
            phone.page().route("**/queue-guest.js*", Route::abort);
            phone.page().clock().install();
            phone.open(guarded.page());
            phone.page().getByLabel("Code on the display").fill("ABC");
            phone.page().clock().runFor(2 * UNTIL_IT_LOOKS_AGAIN);
            assertThat(phone.page().getByLabel("Code on the display")).hasValue("ABC");
        }
    }

    @Test
    void withoutASocketThePageAsksAndRings() {
        var first = line.joinAs("first");
        line.joinAs("second");
        try (var phone = phone()) {
            phone.page().routeWebSocket("**/ws/**", WebSocketRoute::close);
            phone.page().clock().install();
            phone.open(line.page());
            phone.tap("Take a number");
            phone.reads("2 people ahead of you");
            phone.tap("Tell me when it’s my turn");
            await().until(() -> phone.tones() > 0);

            var rung = phone.tones();
            line.next(1);
            line.move(first, "complete");
            var second = line.next(1);
            phone.page().clock().runFor(UNTIL_IT_LOOKS_AGAIN);
            phone.reads("You are next");
            phone.reads("This page looks for news every 15 seconds.");
            await().until(() -> phone.tones() > rung);

            var rungAgain = phone.tones();
            line.move(second, "complete");
            line.next(2);
            phone.page().clock().runFor(UNTIL_IT_LOOKS_AGAIN);
            phone.reads("It’s your turn: counter 2");
            await().until(() -> phone.tones() > rungAgain);
            phone.page().clock().runFor(UNTIL_IT_LOOKS_AGAIN);
            phone.reads("It’s your turn: counter 2");
        }
    }

    @Test
    void whateverComesShowsThatTheConnectionLived() {
        var pongs = new AtomicInteger();
        try (var phone = phone()) {
            phone.page()
                    .onWebSocket(socket -> socket.onFrameReceived(frame -> {
                        if (frame.text().contains("pong")) {
                            pongs.incrementAndGet();
                        }
                    }));
            phone.page().clock().install();
            phone.open(line.page());
            assertThat(phone.part("status")).hasText("Open");
            phone.page().waitForCondition(() -> pongs.get() == 1);
            phone.page().clock().runFor(16_000);
            phone.page().waitForCondition(() -> pongs.get() == 2);

            phone.page().context().setOffline(true);
            assertThat(phone.part("lost")).hasText(Pattern.compile("Last news \\d seconds? ago"));
        }
    }

    @Test
    void whoGetsNoAnswerIsShownWhatBecameOfIt() {
        try (var phone = phone()) {
            phone.open(line.page());
            phone.page().route(PLACES, Route::abort);
            phone.tap("Take a number");
            phone.reads("No answer came to that, and nothing has changed so far.");

            phone.page().unroute(PLACES);
            phone.page().route(PLACES, route -> {
                route.fetch();
                route.abort();
            });
            phone.tap("Take a number");
            assertThat(phone.number()).hasText("1");
            assertThat(phone.part("problem")).isHidden();
        }
    }

    @Test
    void whoIsCutOffMeanwhileIsNotToldThatNothingHappened() {
        try (var phone = phone()) {
            phone.open(line.page());
            assertThat(phone.part("status")).hasText("Open");
            phone.page().route("**/q/**", Route::abort);
            phone.page().route(PLACES, route -> {
                route.fetch();
                route.abort();
            });
            phone.tap("Take a number");
            phone.reads("it isn’t known whether that worked");

            phone.page().unroute("**/q/**");
            phone.page().context().setOffline(true);
            phone.page().context().setOffline(false);
            assertThat(phone.number()).hasText("1");
        }
    }

    @Test
    void aPhoneWithoutNotificationsOfPagesRingsAllTheSame() {
        try (var phone = phone()) {
            phone.page().addInitScript("""
                    window.Notification = class {
                      static permission = "default";
                      static requestPermission() {
                        window.asked = true;
                      }
                      constructor() {
                        throw new TypeError("Illegal constructor");
                      }
                    };""");
            phone.open(line.page());
            phone.tap("Take a number");
            phone.tap("Tell me when it’s my turn");
            phone.reads("This phone rings");
            await().until(() -> phone.tones() > 0);
            assertThat(phone.page().evaluate("window.asked")).isNull();
        }
    }

    private static GuestPhone phone() {
        var phone = new GuestPhone(browser.visitor());
        phone.page().onPageError(error -> {
            throw new AssertionError("The page failed: " + error);
        });
        return phone;
    }
}
