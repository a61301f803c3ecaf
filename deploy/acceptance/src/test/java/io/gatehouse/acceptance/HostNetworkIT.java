package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A host whose network loses questions, answers and sockets. */
@ExtendWith(Gatehouse.class)
class HostNetworkIT {
    private static final String NEXT = "**/next";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Browser browser;

    private final HostedQueue queue = HostedQueue.create(Map.of("counters", 2));
    private final List<String> asked = new ArrayList<>();

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @Test
    void aCallWhoseAnswerIsLostIsAskedAgainWithTheSameKeyAndCallsOne() {
        queue.join(3);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            host.page().route(NEXT, route -> {
                asked.add(route.request().postData());
                switch (asked.size()) {
                    case 1 -> answerLost(route);
                    case 2 -> route.abort();
                    default -> route.resume();
                }
            });
            host.press("Call next");
            assertThat(host.page().getByText("Calling the next one: no answer yet"))
                    .isVisible();
            host.button("Call next").click(new Locator.ClickOptions().setForce(true));
            host.says("Number 1 called");
            host.serves(1);
            assertThat(asked).hasSize(3);
            assertThat(asked.stream().distinct()).hasSize(1);
            assertThat(queue.called()).isEqualTo(1);

            host.press("Call next");
            host.serves(2);
            assertThat(asked.stream().distinct()).hasSize(2);
        }
    }

    @Test
    void aCallThatIsNeverAnsweredIsAskedAgainAfterAWhile() {
        queue.join(3);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            host.page().route(NEXT, route -> {
                asked.add(route.request().postData());
                if (asked.size() > 1) {
                    route.resume();
                } else {
                    route.fetch();
                }
            });
            host.press("Call next");
            await().atMost(PATIENCE).until(() -> {
                host.page().waitForTimeout(100);
                return asked.size() > 1;
            });
            host.says("Number 1 called");
            assertThat(asked.stream().distinct()).hasSize(1);
            assertThat(queue.called()).isEqualTo(1);
        }
    }

    @Test
    void aCallGoesOnAfterThePageWasLoadedAnew() {
        queue.join(3);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            host.page().route(NEXT, HostNetworkIT::answerLost);
            host.press("Call next");
            assertThat(host.button("Stop trying")).isVisible();
            host.page().unroute(NEXT);
            host.page().reload();
            host.serves(1);
            host.says("Number 1 called");
            assertThat(queue.called()).isEqualTo(1);
        }
    }

    @Test
    void whatWasDoneThoughTheAnswerWasLostIsShownAsDone() {
        queue.join(1);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            host.press("Call next");
            host.serves(1);
            host.page().route("**/complete", route -> {
                asked.add(route.request().url());
                if (asked.size() == 1) {
                    answerLost(route);
                } else {
                    route.resume();
                }
            });
            host.press("Done");
            host.says("Number 1 done");
            assertThat(asked).hasSize(2);
            host.servesNobody();
        }
    }

    @Test
    void whatWouldHappenTwiceIsNotAskedAgain() {
        queue.join(1);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            host.press("Call next");
            host.serves(1);
            host.page().route("**/recall", HostNetworkIT::answerLost);
            host.press("Recall");
            host.says("No connection. Nothing is sure to have happened");
            assertThat(host.page().getByText("called 2 times")).isVisible();
            assertThat(queue.place(1).getInt("calls")).isEqualTo(2);
        }
    }

    @Test
    void withoutANetworkThePageSaysSoAndGoesOnWhenItIsBack() {
        queue.join(2);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            host.press("Call next");
            host.serves(1);

            host.visitor().setOffline(true);
            assertThat(host.page().getByText("may be old")).isVisible();
            host.press("Done");
            assertThat(host.page().getByText("Finishing: no answer yet")).isVisible();
            queue.join(1);
            queue.host().post(queue.path() + "/next", Map.of("counter", 2)).expect(200);

            host.visitor().setOffline(false);
            host.says("Number 1 done");
            host.live();
            assertThat(host.page().getByText("may be old")).isHidden();
            assertThat(host.list("Counters").last()).containsText("2Counter 2");
            assertThat(host.waiting()).hasCount(1);
        }
    }

    @Test
    void whoStopsTryingIsToldThatNothingIsSure() {
        queue.join(1);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            host.page().route(NEXT, Route::abort);
            host.press("Call next");
            host.press("Stop trying");
            host.says("Stopped. Whether it happened shows");
            host.page().unroute(NEXT);
            assertThat(queue.called()).isZero();
            host.press("Call next");
            host.serves(1);
        }
    }

    @Test
    void aWayThatCarriesNoSocketsBringsWhatIsNewAllTheSame() {
        try (var host = HostDevice.of(browser.visitor())) {
            host.page().routeWebSocket("**/ws/queues/**", socket -> socket.close());
            host.goTo(queue.pairing());
            host.press("Begin");
            assertThat(host.page().getByText("Not live. What you see is of")).isVisible();
            queue.join(2);
            assertThat(host.waiting()).hasCount(2);
            host.press("Call next");
            host.serves(1);
        }
    }

    @Test
    void aBusyLineIsReadOnceASecondAndNotWhileThePageIsHidden() {
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            queue.join();
            assertThat(host.waiting()).hasCount(1);
            var start = Instant.now();
            var before = reads(host);
            for (int guest = 0; guest < 30; guest++) {
                queue.join();
                host.page().waitForTimeout(50);
            }
            assertThat(host.button("Show all 31")).isVisible();
            var seconds = Duration.between(start, Instant.now()).toSeconds();
            assertThat(reads(host) - before).isLessThanOrEqualTo(seconds + 2);

            hide(host, true);
            var unseen = reads(host);
            queue.join(3);
            assertThat(host.page().getByText("34 wait")).isVisible();
            host.page().waitForTimeout(2_000);
            assertThat(reads(host)).isEqualTo(unseen);
            hide(host, false);
            assertThat(host.button("Show all 34")).isVisible();
            // one, and the one that is made every 20 s, if it comes just now
            assertThat(reads(host)).isBetween(unseen + 1, unseen + 2);
        }
    }

    private static long reads(HostDevice host) {
        return host.requests().stream().filter(url -> url.endsWith("/places")).count();
    }

    private static void hide(HostDevice host, boolean hidden) {
        host.page().evaluate("""
                        hidden => {
                          Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
                          document.dispatchEvent(new Event("visibilitychange"));
                        }""", hidden);
    }

    /** It arrives, and what the server says to it doesn't. */
    private static void answerLost(Route route) {
        route.fetch();
        route.abort();
    }
}
