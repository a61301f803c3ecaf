package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens in lines every day. */
@ExtendWith(Gatehouse.class)
class QueueCasesIT {
    private static final int MANY = 200;
    /** How long a guest is at a counter, where the estimate is to be right. */
    private static final Duration SERVICE = Duration.ofSeconds(3);

    private static final int ROUNDS = 6;

    @Test
    void whoLeavesIsNotAheadOfThoseBehind() {
        var queue = Queue.create();
        queue.guests(4).forEach(guest -> guest.leave().expect(200));
        var waiting = queue.guests(4);
        assertThat(waiting).extracting(Guest::number).containsExactly(5, 6, 7, 8);
        assertThat(waiting.get(3).ahead()).isEqualTo(3);

        waiting.get(1).leave().expect(200);

        assertThat(waiting.get(3).ahead()).isEqualTo(2);
        assertThat(waiting.get(0).ahead()).isZero();
        queue.figures("waiting", 3);
    }

    @Test
    void twoHundredWhoJoinAtOnceGetTwoHundredNumbersWithoutAGap() {
        var queue = Queue.create();

        var numbers = Together.call(MANY, n -> queue.guest().number());

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, MANY).boxed().toList());
        queue.figures("waiting", MANY);
    }

    @Test
    void twoHundredCallsAtOnceCallEachOfThemOnceAndNobodyTwice() {
        var queue = Queue.create(Map.of("counters", 10));
        Together.call(20, n -> queue.guests(MANY / 20));

        var called = Together.call(MANY, n -> queue.next(n % 10 + 1));
        var after = Together.call(10, n -> queue.post("/next").status());

        assertThat(called)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, MANY).boxed().toList());
        assertThat(after).containsOnly(204);
        queue.figures("waiting", 0);
    }

    @Test
    void whoWasServedGetsANewNumberButNotWhileCoolingDown() {
        var cool = Queue.create(Map.of("cooldownSeconds", 3));
        var guest = cool.guest();
        cool.next();
        guest.is("complete").expect(200);

        var refused = guest.joinAgain().problem(409, "cooling-down");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 3);

        await("it has cooled down")
                .atMost(Duration.ofSeconds(10))
                .until(() -> guest.joinAgain().status() == 201);
        var again = guest.joinAgain().expect(200);
        assertThat(again.number("number")).isEqualTo(2);
        assertThat(again.text("placeId")).isNotEqualTo(guest.placeId());
    }

    @Test
    void nextThatIsPressedTwiceWithOneKeyCallsOne() {
        var queue = Queue.create();
        queue.guests(3);
        var key = Queue.device();

        var first = queue.next(key).expect(200);
        var second = queue.next(key).expect(200);
        var atOnce = Together.call(16, n -> queue.next("at once").expect(200).number("number"));

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(first.number("number")).isEqualTo(1);
        assertThat(atOnce).containsOnly(2);
        queue.figures("waiting", 1, "nowServing", 2);
    }

    @Test
    void whoWasServedIsNeitherCalledNorCancelledNorMissing() {
        var queue = Queue.create();
        var guest = queue.guest();
        queue.next();
        guest.is("complete").expect(200);

        guest.isNot("recall", "COMPLETED");
        guest.isNot("serve", "COMPLETED");
        guest.isNot("no-show", "COMPLETED");
        guest.isNot("complete", "COMPLETED");
        guest.isNot("requeue", "COMPLETED");
        assertThat(guest.leave().problem(409, "illegal-state").text("state")).isEqualTo("COMPLETED");
        queue.post("/next").expect(204);
        assertThat(guest.status()).isEqualTo("COMPLETED");
    }

    @Test
    void whoWasMissingByMistakeStandsWhereTheyStoodUnlessTheyHaveJoinedAgain() {
        var queue = Queue.create();
        var guests = queue.guests(4);
        queue.next();
        guests.get(0).is("no-show").expect(200);
        guests.get(1).is("no-show").expect(200);
        assertThat(guests.get(2).ahead()).isZero();

        guests.get(0).is("undo").expect(200);
        guests.get(1).is("undo").expect(200);
        assertThat(guests).extracting(Guest::ahead).containsExactly(0, 1, 2, 3);
        assertThat(queue.next()).isEqualTo(1);

        guests.get(1).is("no-show").expect(200);
        var again = guests.get(1).joinAgain().expect(201);
        assertThat(again.number("number")).isEqualTo(5);
        guests.get(1).is("undo").problem(409, "already-in-line");
        guests.get(1).is("requeue").problem(409, "already-in-line");
        assertThat(queue.numbers()).containsExactly(1, 3, 4, 5);
    }

    @Test
    void thoseWhoAreInLineWhenItClosesAreServed() {
        var queue = Queue.create();
        var guests = queue.guests(3);
        queue.post("/close").expect(200);

        queue.join(Queue.device()).problem(409, "queue-closed");
        guests.get(0).joinAgain().expect(200);

        for (var guest : guests) {
            assertThat(queue.next()).isEqualTo(guest.number());
            guest.is("serve").expect(200);
            guest.is("complete").expect(200);
        }
        queue.figures("waiting", 0, "inService", 0, "nowServing", 3);
    }

    @Test
    void aSocketThatComesBackShowsAFullPictureFirst() {
        var queue = Queue.create();
        var guests = queue.guests(3);
        var last = guests.get(2);
        try (var socket = last.watching()) {
            assertThat(socket.next().getString("type")).isEqualTo("initial_state");
        }
        queue.next();
        guests.get(1).leave().expect(200);

        try (var socket = last.watching()) {
            var picture = socket.next();
            assertThat(picture.getString("type")).isEqualTo("initial_state");
            assertThat(picture.getInt("nowServing")).isEqualTo(1);
            assertThat(picture.getJsonObject("you").getInt("ahead")).isEqualTo(1);

            guests.get(0).is("complete").expect(200);

            var change = socket.next();
            assertThat(change.getString("type")).isEqualTo("queue_update");
            assertThat(change.getInt("seq")).isGreaterThan(picture.getInt("seq"));
            assertThat(change.getJsonObject("you").getInt("ahead")).isZero();
        }
    }

    /** Three counters, six ahead, five minutes each are about twelve minutes; here a minute lasts less than a second. */
    @Test
    void whoWaitsIsToldHowLongByWhatTheCountersDoAndHowManyThereAre() {
        var queue = Queue.create(Map.of("counters", 3));
        queue.guests(3 * ROUNDS + 12);
        Deque<String> atCounters = new ArrayDeque<>();
        var turn = SERVICE.dividedBy(3);
        for (int i = 0; i < 3 * ROUNDS; i++) {
            if (atCounters.size() == 3) {
                queue.post("/places/" + atCounters.remove() + "/complete").expect(200);
            }
            atCounters.add(queue.post("/next", Map.of("counter", i % 3 + 1))
                    .expect(200)
                    .text("placeId"));
            await().pollDelay(turn).until(() -> true);
        }

        var seconds = SERVICE.toMillis() / 1000.0;
        assertThat(estimateWithSixWaitingAhead(queue)).isBetween(5 * seconds / 3, 9 * seconds / 3);

        queue.change(Map.of("counters", 2)).expect(200);
        assertThat(estimateWithSixWaitingAhead(queue)).isBetween(5.5 * seconds / 2, 9 * seconds / 2);
        var estimate = queue.state().getJsonObject("estimate");
        assertThat(estimate.getInt("samples")).isGreaterThanOrEqualTo(10);
        assertThat(estimate.getJsonNumber("secondsPerPlace").doubleValue())
                .isBetween(0.75 * seconds / 2, 1.4 * seconds / 2);
    }

    @Test
    void nothingIsEstimatedBeforeTenWereServed() {
        var queue = Queue.create();
        for (int i = 0; i < 9; i++) {
            var guest = queue.guest();
            noEstimate(guest.joinAgain().expect(200).json());
            queue.next();
            guest.is("complete").expect(200);
        }
        var guest = queue.guest();

        noEstimate(guest.place());
        var estimate = queue.state().getJsonObject("estimate");
        assertThat(Answer.isNull(estimate, "secondsPerPlace")).isTrue();
        assertThat(estimate.getInt("samples")).isEqualTo(9);
        try (var socket = guest.watching()) {
            noEstimate(socket.next("initial_state").getJsonObject("you"));
        }

        queue.next();
        guest.is("complete").expect(200);

        assertThat(queue.state().getJsonObject("estimate").getInt("samples")).isEqualTo(10);
        var told = queue.guests(2).get(1).place();
        assertThat(told.getInt("etaSeconds")).isNotNegative();
        var range = told.getJsonArray("etaRange");
        assertThat(range).hasSize(2);
        assertThat(told.getInt("etaSeconds")).isBetween(range.getInt(0), range.getInt(1));
    }

    private static double estimateWithSixWaitingAhead(Queue queue) {
        var seventh = queue.sheet().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(place -> place.getString("status").equals("WAITING"))
                .skip(6)
                .findFirst();
        return Objects.requireNonNull(seventh.orElseThrow().getJsonNumber("etaSeconds"))
                .doubleValue();
    }

    private static void noEstimate(JsonObject place) {
        for (var field : List.of("etaSeconds", "etaRange")) {
            assertThat(place).containsKey(field);
            assertThat(Answer.isNull(place, field)).as("%s", place).isTrue();
        }
    }
}
