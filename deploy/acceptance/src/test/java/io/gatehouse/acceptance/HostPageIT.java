package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A queue run from a phone and from a laptop at the counter. */
@ExtendWith(Gatehouse.class)
class HostPageIT {
    private static Browser browser;

    private final HostedQueue queue = HostedQueue.create(Map.of("counters", 2));

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 1440})
    void theDayAtACounterByButtons(int width) {
        queue.join(3);
        try (var host = HostDevice.of(browser.visitor(), width).pair(queue, "Counter 1")) {
            assertThat(host.waiting()).hasCount(3);
            host.servesNobody();

            host.press("Call next");
            host.serves(1);
            host.says("Number 1 called to counter 1");
            host.press("Recall");
            host.says("Number 1 called again");
            assertThat(host.page().getByText("called 2 times")).isVisible();
            host.press("Serve");
            host.says("Number 1 is being served");
            host.press("Done");
            host.says("Number 1 done");
            host.servesNobody();
            assertThat(queue.status(1)).isEqualTo("COMPLETED");

            host.press("Undo done of 1");
            host.serves(1);
            assertThat(queue.status(1)).isEqualTo("SERVING");
            host.press("Done");

            host.press("Call next");
            host.serves(2);
            host.press("No-show");
            host.says("Number 2 is not here");
            assertThat(queue.status(2)).isEqualTo("NO_SHOW");

            host.press("Call next");
            host.serves(3);
            host.press("Back into line, and more");
            host.inDialog("Back into line, after the next three");
            host.says("Number 3 waits again");
            assertThat(queue.status(3)).isEqualTo("WAITING");
            assertThat(host.list("Ended lately")).hasCount(2);

            assertThat(host.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(host.complaints()).isEmpty();
        }
    }

    @Test
    void theDayAtACounterByKeys() {
        queue.join(3);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            assertThat(host.waiting()).hasCount(3);
            host.key("n");
            host.serves(1);
            host.key("r");
            host.says("Number 1 called again");
            host.key("s");
            host.says("Number 1 is being served");
            host.key("d");
            host.says("Number 1 done");
            host.key("u");
            host.serves(1);
            host.key("d");
            host.says("Number 1 done");
            host.key("Enter");
            host.serves(2);
            host.key("x");
            host.says("Number 2 is not here");
            host.key("p");
            assertThat(host.button("Resume")).isVisible();
            host.key("p");
            assertThat(host.button("Pause")).isVisible();
            host.key("?");
            assertThat(host.dialog()).containsText("Recall");
            host.key("Escape");
            assertThat(host.dialog()).hasCount(0);
            host.key("/");
            assertThat(host.field("Number")).isFocused();
            host.page().keyboard().type("3");
            host.key("Enter");
            assertThat(host.dialog().getByText("Number 3")).isVisible();
            host.key("Escape");
            assertThat(queue.status(3)).isEqualTo("WAITING");
        }
    }

    @Test
    void pressingTwiceCallsOne() {
        queue.join(4);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            host.button("Call next").dblclick(new Locator.DblclickOptions().setDelay(150));
            host.serves(1);
            host.press("Recall");
            host.says("Number 1 called again");
            host.page().keyboard().down("n");
            host.page().keyboard().down("n");
            host.page().keyboard().up("n");
            host.serves(2);
            await().during(Duration.ofSeconds(1)).until(() -> queue.called() == 2);
            assertThat(host.list("Not finished")).hasCount(1);
        }
    }

    @Test
    void oneWhoIsCalledToNobodysCounterIsSaid() {
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            assertThat(host.page().getByText("Guests join by the code on the poster"))
                    .isVisible();
            host.press("Call next");
            host.says("Nobody waits");
            host.key("d");
            host.says("There is nobody at your counter");
            host.key("u");
            host.says("There is nothing to undo");
        }
    }

    @Test
    void twoDevicesSeeEachOthersMovesAndRestAreAtTheirOwnCounters() {
        queue.join(3);
        try (var first = HostDevice.paired(browser, queue, "Counter 1");
                var second = HostDevice.paired(browser, queue, "Counter 2")) {
            second.field("You are at").selectOption("2");

            first.press("Call next");
            first.serves(1);
            assertThat(second.list("Counters").first()).containsText("Counter 1, called");
            second.press("Call next");
            second.serves(2);
            assertThat(first.list("Counters").last()).containsText("2Counter 2, called");
            first.serves(1);
            first.press("Done");
            assertThat(second.list("Ended lately").first()).containsText("1done");

            queue.join();
            assertThat(first.waiting()).hasCount(2);
            assertThat(second.waiting()).hasCount(2);

            second.page().reload();
            second.atWork(queue);
            second.serves(2);
        }
    }

    @Test
    void theOtherHasDoneItAlreadyIsNoFault() {
        queue.join(1);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            host.press("Call next");
            host.serves(1);
            host.page().route("**/places", route -> route.abort());
            var place = queue.place(1).getString("id");
            queue.host().post(queue.path() + "/places/" + place + "/complete").expect(200);

            host.press("Done");
            host.says("Number 1 is done already");
        }
    }

    @Test
    void pausedAndClosedQueuesTakeNobodyAndAreStillServed() {
        queue.join(2);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            host.press("Pause");
            host.says("Paused");
            queue.tryToJoin().problem(409, "queue-paused");
            host.press("Resume");
            host.says("Going on");
            host.menu("Close the queue");
            host.says("Closed");
            queue.tryToJoin().problem(409, "queue-closed");
            host.press("Call next");
            host.serves(1);
            host.press("Open");
            host.says("Open: guests can join");
            queue.tryToJoin().expect(201);

            host.press("Pause");
            host.says("Paused");
            host.menu("Close the queue");
            host.says("Closed");
            assertThat(host.page().locator(".status[data-state]")).hasText("Closed");
            host.press("Resume");
            host.says("Going on: nobody new can join, the queue is closed");
            host.press("Pause");
            host.press("Open");
            host.says("Open: nobody new can join, the queue is paused");
        }
    }

    @Test
    void openingAQueueOutsideItsHoursSaysWhenGuestsCanJoin() {
        var hours = List.of(Map.of("opensAt", "2090-05-04T10:00:00Z"), Map.of("closesAt", "2020-05-04T10:00:00Z"));
        var words = List.of("guests can join from Thu", "but nobody new can join, its hours are over");
        for (int which = 0; which < hours.size(); which++) {
            var shut = HostedQueue.create(hours.get(which));
            try (var host = HostDevice.paired(browser, shut, "Counter 1")) {
                host.press("Open");
                host.says("Open: " + words.get(which));
            }
        }
    }

    @Test
    void aTypedNumberIsFoundAndDealtWith() {
        queue.join(3);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            assertThat(host.waiting()).hasCount(3);
            find(host, "3");
            host.inDialog("Let go first");
            host.says("Number 3 goes first");
            assertThat(host.waiting().first()).containsText("goes first");
            find(host, "1");
            host.inDialog("No-show");
            host.says("Number 1 is not here");
            find(host, "1");
            host.inDialog("Back into line, after the next three");
            host.says("Number 1 waits again");
            find(host, "99");
            assertThat(host.dialog()).containsText("Number 99 is not in line");
        }
    }

    @Test
    void aGuestIsSentToAnotherQueueOfTheEvent() {
        var event = Event.create(Map.of());
        var here = HostedQueue.create(Map.of("eventId", event.id()));
        var there = HostedQueue.create(Map.of("eventId", event.id()));
        here.join(2);
        try (var host = HostDevice.paired(browser, here, "Counter 1")) {
            assertThat(host.waiting()).hasCount(2);
            find(host, "2");
            host.field("Send to another queue of the event")
                    .selectOption(new SelectOption().setLabel(there.name() + ", Nobody waits"));
            host.inDialog("Send");
            host.says("Number 2 waits in the other queue, as number 1");
            assertThat(host.waiting()).hasCount(1);
            assertThat(there.status(1)).isEqualTo("WAITING");
        }
    }

    @Test
    void aLongLineIsFoldedUntilAllOfItIsWanted() {
        queue.join(12);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            assertThat(host.waiting()).hasCount(10);
            host.press("Show all 12");
            assertThat(host.waiting()).hasCount(12);
        }
    }

    @Test
    void rowsKeepTheFocusWhileTheLineMoves() {
        queue.join(3);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            assertThat(host.waiting()).hasCount(3);
            Locator third = host.waiting().nth(2).locator("button");
            third.focus();
            queue.host()
                    .post(queue.path() + "/places/" + queue.place(1).getString("id") + "/no-show")
                    .expect(200);
            assertThat(host.waiting()).hasCount(2);
            assertThat(host.waiting().nth(1).locator("button")).isFocused();
        }
    }

    private static void find(HostDevice host, String number) {
        host.press("Number");
        host.field("Number").fill(number);
        host.inDialog("Find");
    }
}
