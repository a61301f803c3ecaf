package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hosts do with places: from which states, and what becomes of the line by it. */
@ExtendWith(Gatehouse.class)
class QueueMovesIT {

    /** How a place comes into each state, and the moves that are legal from there. */
    private static final Map<String, List<String>> WAYS = Map.of(
            "WAITING", List.of(),
            "CALLED", List.of("next"),
            "SERVING", List.of("next", "serve"),
            "COMPLETED", List.of("next", "complete"),
            "NO_SHOW", List.of("no-show"),
            "CANCELLED", List.of("leave"));

    private static final Map<String, Set<String>> LEGAL = Map.of(
            "WAITING", Set.of("no-show", "priority", "transfer", "leave"),
            "CALLED", Set.of("recall", "serve", "complete", "no-show", "requeue", "undo", "transfer", "leave"),
            "SERVING", Set.of("complete", "undo"),
            "COMPLETED", Set.of("undo"),
            "NO_SHOW", Set.of("requeue", "undo"),
            "CANCELLED", Set.of());

    private static final List<String> MOVES =
            List.of("recall", "serve", "complete", "no-show", "requeue", "undo", "priority", "transfer", "leave");

    static Stream<Arguments> everyStateAndMove() {
        return WAYS.keySet().stream().sorted().flatMap(state -> MOVES.stream().map(move -> Arguments.of(state, move)));
    }

    @ParameterizedTest
    @MethodSource("everyStateAndMove")
    void aMoveIsMadeWhereItIsLegalAndElseRefusedWithTheState(String state, String move) {
        var queue = Queue.create();
        var other = Queue.create();
        var guest = queue.guest();
        WAYS.getOrDefault(state, List.of())
                .forEach(step -> make(guest, other, step).expectSuccess());
        var before = guest.place();
        assertThat(before.getString("status")).isEqualTo(state);

        var made = make(guest, other, move);

        if (LEGAL.getOrDefault(state, Set.of()).contains(move)) {
            made.expect(200);
        } else {
            assertThat(made.problem(409, "illegal-state").text("state")).isEqualTo(state);
            assertThat(guest.place()).isEqualTo(before);
        }
        var live = queue.numbers().size();
        queue.figures("waiting", guest.status().equals("WAITING") ? 1 : 0);
        assertThat(queue.state().getInt("waiting") + queue.state().getInt("inService"))
                .isEqualTo(live);
    }

    @Test
    void aPlaceGoesAllItsWay() {
        var queue = Queue.create(Map.of("counters", 3));
        var guest = queue.guest();

        var called = queue.post("/next", Map.of("counter", 2)).expect(200).json();
        assertThat(called.getString("status")).isEqualTo("CALLED");
        assertThat(called.getString("placeId")).isEqualTo(guest.placeId());
        assertThat(called.getInt("counter")).isEqualTo(2);
        assertThat(called.getInt("calls")).isEqualTo(1);
        assertThat(guest.is("recall").expect(200).number("calls")).isEqualTo(2);
        assertThat(guest.is("serve").expect(200).text("status")).isEqualTo("SERVING");
        var done = guest.is("complete").expect(200).json();
        assertThat(done.getString("status")).isEqualTo("COMPLETED");
        for (var time : List.of("joinedAt", "calledAt", "servingAt", "endedAt")) {
            assertThat(Answer.isNull(done, time)).as(time).isFalse();
        }

        assertThat(guest.is("undo").expect(200).text("status")).isEqualTo("SERVING");
        assertThat(guest.is("undo").expect(200).text("status")).isEqualTo("CALLED");
        assertThat(guest.is("undo").expect(200).text("status")).isEqualTo("WAITING");
        queue.figures("waiting", 1, "inService", 0, "nowServing", 0);
    }

    @Test
    void aCallThatIsTakenBackWasNotTheLast() {
        var queue = Queue.create(Map.of("counters", 2));
        var guests = queue.guests(3);
        queue.next(1);
        queue.next(2);
        queue.figures("nowServing", 2);

        guests.get(1).is("undo").expect(200);

        queue.figures("nowServing", 1, "waiting", 2);
        assertThat(queue.next(2)).isEqualTo(2);
    }

    @Test
    void whoIsSentBackIntoTheLineWasNotTheLastThatWasCalled() {
        var queue = Queue.create(Map.of("counters", 2));
        var guests = queue.guests(3);
        queue.next(1);
        queue.next(2);

        guests.get(1).is("requeue").expect(200);

        queue.figures("nowServing", 1, "waiting", 2, "inService", 1);
        assertThat(queue.next(2)).isEqualTo(3);
        queue.figures("nowServing", 3);
    }

    @Test
    void theCodeThatAGuestShowsCompletesTheirPlaceHereOnly() {
        var queue = Queue.create();
        var guests = queue.guests(2);
        queue.next();

        var typed = guests.get(0).code().toLowerCase(Locale.ROOT).replaceAll("(.{4})", "$1-");
        var done = queue.post("/complete", Map.of("code", typed)).expect(200);
        assertThat(done.text("placeId")).isEqualTo(guests.get(0).placeId());
        assertThat(done.text("status")).isEqualTo("COMPLETED");

        var again = queue.post("/complete", Map.of("code", guests.get(0).code()));
        assertThat(again.problem(409, "illegal-state").text("state")).isEqualTo("COMPLETED");
        var waiting = queue.post("/complete", Map.of("code", guests.get(1).code()));
        assertThat(waiting.problem(409, "illegal-state").text("state")).isEqualTo("WAITING");
        var foreign = Queue.create().guest().code();
        for (var wrong : List.of(
                foreign, "", "x", "\u0000", "x".repeat(10_000), guests.get(0).placeId())) {
            queue.post("/complete", Map.of("code", wrong)).problem(404, "not-found");
        }
        queue.post("/complete", Map.of()).violates("code");
        queue.post("/complete", Map.of("code", 7)).violates("code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"counter\":0}",
                "{\"counter\":99}",
                "{\"counter\":3}",
                "{\"counter\":-1}",
                "{\"counter\":1.5}",
                "{\"counter\":1e999999999}",
                "{\"counter\":\"1\"}",
                "{\"key\":7}",
                "{\"key\":\"nul\\u0000\"}",
                "{\"key\":\"\\udc00\"}",
                "[]",
                "{"
            })
    void nextThatCannotBeReadCallsNobody(String body) {
        var queue = Queue.create(Map.of("counters", 2));
        queue.guest();

        queue.host().post(queue.path("/next"), body).problem(400);
        queue.next("k".repeat(101)).violates("key");

        queue.figures("waiting", 1, "nowServing", 0);
        queue.next("k".repeat(100)).expect(200);
    }

    @Test
    void aKeyIsAnsweredAsTheFirstTimeWhateverChanged() {
        var queue = Queue.create(Map.of("counters", 3));
        queue.next("empty").expect(204);
        queue.guests(3);
        queue.next("empty").expect(204);
        Together.call(8, n -> queue.next("empty").expect(204).status());

        var called = queue.post("/next", Map.of("counter", 3, "key", "third")).expect(200);
        queue.change(Map.of("counters", 1)).expect(200);
        var again = queue.post("/next", Map.of("counter", 3, "key", "third")).expect(200);

        for (var what : List.of("placeId", "number", "status", "counter", "calledAt")) {
            assertThat(again.json().get(what)).isEqualTo(called.json().get(what));
        }
        queue.post("/next", Map.of("counter", 3, "key", "fourth")).violates("counter");
        assertThat(Queue.create().next("third").expect(204).status()).isEqualTo(204);
        queue.figures("waiting", 2);
    }

    @Test
    void whoComesInAMinuteStandsBehindAsManyAsIsSaid() {
        var queue = Queue.create();
        var guests = queue.guests(5);
        queue.next();
        guests.get(0).is("requeue", Map.of("behind", 2)).expect(200);
        assertThat(queue.numbers()).containsExactly(2, 3, 1, 4, 5);

        queue.next();
        guests.get(1).is("requeue").expect(200);
        assertThat(queue.numbers()).containsExactly(3, 1, 4, 5, 2);

        queue.next();
        guests.get(2).is("requeue", Map.of("behind", 0)).expect(200);
        assertThat(queue.numbers()).containsExactly(3, 1, 4, 5, 2);
        queue.next();
        guests.get(2).is("requeue", Map.of("behind", 99)).expect(200);
        assertThat(queue.numbers()).containsExactly(1, 4, 5, 2, 3);
        assertThat(queue.guest().ahead()).isEqualTo(5);

        queue.next();
        guests.get(0).is("requeue", Map.of("behind", -1)).violates("behind");
        guests.get(0).is("requeue", Map.of("behind", "all")).violates("behind");
    }

    @Test
    void whoIsPreferredGoesFirstAmongThoseWhoWaitInTheOrderOfTheirComing() {
        var queue = Queue.create();
        var guests = queue.guests(5);
        guests.get(4).is("priority", Map.of("priority", 1)).expect(200);
        guests.get(3).is("priority", Map.of("priority", 1)).expect(200);
        guests.get(2).is("priority", Map.of("priority", 9)).expect(200);

        assertThat(queue.numbers()).containsExactly(3, 4, 5, 1, 2);
        assertThat(guests.get(0).ahead()).isEqualTo(3);
        guests.get(2).is("priority", Map.of("priority", 0)).expect(200);
        assertThat(queue.numbers()).containsExactly(4, 5, 1, 2, 3);
        for (var wrong : List.of(-1, 10)) {
            guests.get(0).is("priority", Map.of("priority", wrong)).violates("priority");
        }
        guests.get(0).is("priority", Map.of()).violates("priority");
    }

    @Test
    void whoIsSentToAnotherLineHasWaitedThereAsLong() {
        var event = Event.create();
        var here = Queue.at(event);
        var there = Queue.at(event);
        there.guest();
        var early = here.guest();
        var late = here.guest();
        there.guest();

        var moved = late.movedTo(there).expect(200);
        early.movedTo(there).expect(200);

        assertThat(there.numbers()).containsExactly(1, 4, 3, 2);
        assertThat(moved.text("joinedAt")).isEqualTo(late.place().getString("joinedAt"));
        assertThat(moved.text("queueId")).isEqualTo(there.id());
        var gone = late.place();
        assertThat(gone.getString("status")).isEqualTo("CANCELLED");
        assertThat(gone.getJsonObject("wentTo").getString("queueId")).isEqualTo(there.id());
        assertThat(gone.getJsonObject("wentTo").getString("placeId")).isEqualTo(moved.text("placeId"));
        var found = Guest.of(there, late.device(), there.join(late.device()).expect(200));
        assertThat(found.placeId()).isEqualTo(moved.text("placeId"));
        here.figures("waiting", 0);
        there.figures("waiting", 4);
    }

    @Test
    void nobodyIsSentWhereTheyCannotBe() {
        var event = Event.create();
        var here = Queue.at(event);
        var there = Queue.create(Map.of("eventId", event.id(), "capacity", 1));
        var guest = here.guest();

        guest.movedTo(here).problem(409, "illegal-state");
        guest.movedTo(Queue.at(Event.create())).problem(409, "illegal-state");
        guest.movedTo(Queue.create()).problem(409, "illegal-state");
        guest.is("transfer", Map.of("queueId", UUID.randomUUID().toString())).problem(404);
        guest.is("transfer", Map.of("queueId", "x")).violates("queueId");
        guest.is("transfer", Map.of()).violates("queueId");
        var twin = there.join(guest.device()).expect(201);
        guest.movedTo(there).problem(409, "queue-full");
        there.change(Map.of("capacity", 5)).expect(200);
        guest.movedTo(there).problem(409, "already-in-line");
        Guest.of(there, guest.device(), twin).leave().expect(200);
        there.post("/close").expect(200);
        guest.movedTo(there).problem(409, "queue-closed");

        assertThat(guest.status()).isEqualTo("WAITING");
        here.figures("waiting", 1);
    }

    @Test
    void twoLinesThatSendGuestsToEachOtherAtOnceBothDo() {
        var event = Event.create();
        var one = Queue.at(event);
        var other = Queue.at(event);
        var ones = one.guests(8);
        var others = other.guests(8);

        Together.call(
                16,
                n -> n % 2 == 0
                        ? ones.get(n / 2).movedTo(other).expect(200)
                        : others.get(n / 2).movedTo(one).expect(200));

        one.figures("waiting", 8);
        other.figures("waiting", 8);
        assertThat(one.numbers()).containsExactlyInAnyOrder(9, 10, 11, 12, 13, 14, 15, 16);
        assertThat(other.numbers()).containsExactlyInAnyOrder(9, 10, 11, 12, 13, 14, 15, 16);
    }

    @Test
    void hostsAndGuestsWhoActAtOnceMakeOneMoveOfAPlace() {
        var queue = Queue.create();
        for (int round = 0; round < 5; round++) {
            var guest = queue.guest();

            var made = Together.call(9, n -> switch (n % 3) {
                case 0 -> guest.leave();
                case 1 -> guest.is("no-show");
                default -> queue.post("/next");
            });

            made.forEach(answer -> assertThat(answer.status()).isIn(200, 204, 409));
            assertThat(guest.status()).isIn("CANCELLED", "NO_SHOW");
            queue.figures("waiting", 0, "inService", 0);
        }
    }

    @Test
    void whatIsNotThereCannotBeMoved() {
        var queue = Queue.create();
        var guest = queue.guest();
        var elsewhere = Queue.create();
        for (var move : List.of("recall", "serve", "complete", "no-show", "undo", "requeue")) {
            queue.post("/places/" + UUID.randomUUID() + "/" + move).problem(404);
            queue.post("/places/7/" + move).refused();
            elsewhere.post("/places/" + guest.placeId() + "/" + move).problem(404);
        }
        queue.post("/places/" + guest.placeId() + "/cancel").problem(404);
        queue.host().get(queue.path("/next")).problem(405);
    }

    @Test
    void aCompletionThatIsUndoneCoolsDownFromTheNext() {
        var queue = Queue.create(Map.of("cooldownSeconds", 3600));
        var guest = queue.guest();
        guest.is("no-show").expect(200);
        var second = Guest.of(queue, guest.device(), guest.joinAgain().expect(201));
        second.leave().expect(200);
        guest.is("undo").expect(200);
        queue.next();
        guest.is("complete").expect(200);

        guest.joinAgain().problem(409, "cooling-down");
    }

    private static Answer make(Guest guest, Queue other, String move) {
        return switch (move) {
            case "next" -> guest.queue().post("/next");
            case "leave" -> guest.leave();
            case "transfer" -> guest.movedTo(other);
            case "priority" -> guest.is(move, Map.of("priority", 1));
            default -> guest.is(move);
        };
    }

    @Test
    void theOthersStandAsTheyStood() {
        var queue = Queue.create(Map.of("counters", 2));
        var guests = queue.guests(6);
        queue.next(1);
        queue.next(2);
        guests.get(0).is("serve").expect(200);
        guests.get(1).is("no-show").expect(200);

        List<JsonObject> line = queue.sheet().getJsonArray("items").getValuesAs(JsonObject.class);
        assertThat(line).extracting(place -> place.getInt("ahead")).containsExactly(0, 1, 2, 3, 4);
        assertThat(line)
                .extracting(place -> place.getString("status"))
                .containsExactly("SERVING", "WAITING", "WAITING", "WAITING", "WAITING");
    }
}
