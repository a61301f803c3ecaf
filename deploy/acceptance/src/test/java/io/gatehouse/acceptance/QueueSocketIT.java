package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who watches a line sees its picture first, then every change of it; and where they stand, if they prove who they are. */
@ExtendWith(Gatehouse.class)
class QueueSocketIT {
    private static final int NOT_ALLOWED = 1008;

    private final Queue queue = Queue.create(Map.of("counters", 2));

    @Test
    void thePictureComesFirstAndIsWhatTheCallAnswers() {
        queue.guests(3);
        queue.next(2);
        try (var socket = queue.socket()) {
            socket.send("watch", Map.of());
            var picture = socket.next();

            assertThat(picture.getString("type")).isEqualTo("initial_state");
            var state = queue.state();
            for (var field : List.of(
                    "name",
                    "seq",
                    "nowServing",
                    "waiting",
                    "inService",
                    "counters",
                    "paused",
                    "open",
                    "full",
                    "joinCodeNeeded")) {
                assertThat(picture.get(field)).as(field).isEqualTo(state.get(field));
            }
            assertThat(picture.getString("queueId")).isEqualTo(queue.id());
            assertThat(picture.getJsonObject("estimate").getInt("samples")).isZero();
            assertThat(Answer.isNull(picture.getJsonObject("estimate"), "secondsPerPlace"))
                    .isTrue();
            assertThat(picture).doesNotContainKey("you");
            assertThat(picture.getJsonArray("calls")).hasSize(1);
            var call = picture.getJsonArray("calls").getJsonObject(0);
            assertThat(call.getInt("number")).isEqualTo(1);
            assertThat(call.getInt("counter")).isEqualTo(2);
            assertThat(call.getInt("calls")).isEqualTo(1);
            assertThat(call.getString("status")).isEqualTo("CALLED");
        }
    }

    @Test
    void whoProvesTheirPlaceIsToldWhereTheyStand() {
        var guests = queue.guests(3);
        try (var named = guests.get(2).watching();
                var found = queue.socket();
                var other = queue.watched()) {
            found.send("watch", Map.of("token", guests.get(2).device()));
            for (var socket : List.of(named, found)) {
                var you = socket.next("initial_state").getJsonObject("you");
                assertThat(you.getString("placeId")).isEqualTo(guests.get(2).placeId());
                assertThat(you.getInt("number")).isEqualTo(3);
                assertThat(you.getString("status")).isEqualTo("WAITING");
                assertThat(you.getInt("ahead")).isEqualTo(2);
                assertThat(Answer.isNull(you, "etaSeconds")).isTrue();
                assertThat(Answer.isNull(you, "etaRange")).isTrue();
            }

            queue.next(1);
            queue.next(2);
            guests.get(0).is("complete").expect(200);
            queue.next(1);

            for (var socket : List.of(named, found)) {
                var you = socket.next("queue_update", QueueSocketIT::isCalled).getJsonObject("you");
                assertThat(you.getInt("counter")).isEqualTo(1);
                assertThat(you.getInt("ahead")).isZero();
            }
            assertThat(other.next("queue_update", message -> message.getInt("nowServing") == 3))
                    .doesNotContainKey("you");
            guests.get(2).is("complete").expect(200);
            assertThat(named.next(
                                    "queue_update",
                                    message -> message.getJsonObject("you")
                                            .getString("status")
                                            .equals("COMPLETED"))
                            .getInt("inService"))
                    .isEqualTo(1);
        }
    }

    @Test
    void eachCounterHasItsOwnCall() {
        queue.guests(4);
        queue.next(1);
        queue.next(2);
        try (var socket = queue.watched()) {
            queue.next(1);

            var update = socket.next("queue_update");

            assertThat(update.getJsonArray("calls").getValuesAs(JsonObject.class))
                    .extracting(call -> call.getInt("counter") + ":" + call.getInt("number"))
                    .containsExactly("1:3", "2:2");
        }
    }

    @Test
    void whatHappensToTheLineIsToldInOrder() {
        try (var socket = queue.watched()) {
            queue.post("/pause").expect(200);
            var paused = socket.next("queue_update");
            assertThat(paused.getBoolean("paused")).isTrue();
            queue.post("/resume").expect(200);
            assertThat(socket.next("queue_update").getBoolean("paused")).isFalse();
            queue.post("/close").expect(200);
            assertThat(socket.next("queue_update").getBoolean("open")).isFalse();
            queue.change(Map.of("name", "Renamed")).expect(200);
            var renamed = socket.next("queue_update");
            assertThat(renamed.getString("name")).isEqualTo("Renamed");
            assertThat(renamed.getInt("seq")).isEqualTo(paused.getInt("seq") + 3);
        }
    }

    @Test
    void hoursBeginWithoutAnybodysDoing() {
        var soon = Queue.create(Map.of("opensAt", Event.fromNow(Duration.ofSeconds(4))));
        try (var socket = soon.socket()) {
            socket.send("watch", Map.of());
            assertThat(socket.next("initial_state").getBoolean("open")).isFalse();

            assertThat(socket.next("queue_update").getBoolean("open")).isTrue();
        }
    }

    @Test
    void manyChangesAreGatheredAndTheLastIsTold() {
        try (var socket = queue.watched()) {
            var before = socket.told().size();
            Together.call(25, n -> queue.guests(8));

            await("the last")
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(last(socket).getInt("waiting")).isEqualTo(200));
            var told = socket.told().subList(before, socket.told().size());
            assertThat(told).hasSizeLessThan(200);
            assertThat(told)
                    .extracting(update -> update.getInt("seq"))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void whoWasSentToAnotherLineIsToldWhere() {
        var event = Event.create();
        var here = Queue.at(event);
        var there = Queue.at(event);
        var guest = here.guest();
        try (var socket = guest.watching()) {
            socket.next("initial_state");

            var moved = guest.movedTo(there).expect(200);

            var you = socket.next("queue_update").getJsonObject("you");
            assertThat(you.getString("status")).isEqualTo("CANCELLED");
            assertThat(you.getJsonObject("wentTo").getString("queueId")).isEqualTo(there.id());
            assertThat(you.getJsonObject("wentTo").getString("placeId")).isEqualTo(moved.text("placeId"));
        }
    }

    @Test
    void watchingAgainShowsThePictureAgain() {
        var guest = queue.guest();
        try (var socket = queue.watched()) {
            socket.send("ping", Map.of());
            assertThat(socket.next().getString("type")).isEqualTo("pong");

            socket.send("watch", Map.of("token", guest.device()));

            var picture = socket.next();
            assertThat(picture.getString("type")).isEqualTo("initial_state");
            assertThat(picture.getJsonObject("you").getInt("number")).isEqualTo(1);
        }
    }

    @Test
    void aPlaceWithoutItsTokenIsNobodys() {
        var guest = queue.guest();
        var wrong = List.of(
                Map.of("placeId", guest.placeId()),
                Map.of("placeId", guest.placeId(), "token", "another"),
                Map.of("placeId", UUID.randomUUID().toString(), "token", guest.device()),
                Map.of("placeId", "7", "token", guest.device()),
                Map.of("token", "x".repeat(10_000)),
                Map.of("token", 7));
        for (var fields : wrong) {
            try (var socket = queue.socket()) {
                socket.send("watch", fields);
                assertThat(problem(socket).getInt("status")).as("%s", fields).isBetween(400, 499);
                assertThat(socket.closedWith()).isEqualTo(NOT_ALLOWED);
            }
        }
        try (var socket = queue.socket()) {
            socket.send("watch", Map.of("token", "a device that never joined"));
            assertThat(socket.next("initial_state")).doesNotContainKey("you");
        }
    }

    @Test
    void whatIsNoMessageClosesBeforeAnybodyWatchesAndIsToldAfter() {
        for (var nonsense : List.of("", "{", "[]", "null", "{\"type\":\"next\"}", "{\"type\":7}", "{}")) {
            try (var socket = queue.socket()) {
                socket.sendText(nonsense);
                assertThat(socket.closedWith()).as(nonsense).isEqualTo(NOT_ALLOWED);
            }
        }
        try (var socket = queue.watched()) {
            socket.sendText("{\"type\":\"next\"}");
            assertThat(socket.next().getString("type")).isEqualTo("problem");
            queue.guest();
            assertThat(socket.next("queue_update").getInt("waiting")).isEqualTo(1);
            socket.sendText("{\"type\":\"watch\",\"x\":\"" + "x".repeat(70_000) + "\"}");
            assertThat(socket.closedWith()).isEqualTo(1009);
        }
    }

    @Test
    void aLineThatIsNotThereIsNotWatched() {
        for (var id : List.of(UUID.randomUUID().toString(), "7")) {
            try (var socket = Socket.open("/ws/queues/" + id)) {
                socket.send("watch", Map.of());
                assertThat(problem(socket).getInt("status")).isEqualTo(404);
                assertThat(socket.closedWith()).isEqualTo(NOT_ALLOWED);
            }
        }
    }

    @Test
    void whoSaysNothingIsSentAway() {
        try (var socket = queue.socket()) {
            assertThat(socket.closedWith()).isEqualTo(NOT_ALLOWED);
        }
    }

    @Test
    void aPageOfAnyOriginMayWatch() {
        try (var socket = Socket.openFrom("https://elsewhere.example", "/ws/queues/" + queue.id())) {
            socket.send("watch", Map.of());
            assertThat(socket.next().getString("type")).isEqualTo("initial_state");
        }
    }

    private static JsonObject problem(Socket socket) {
        return socket.next("problem").getJsonObject("problem");
    }

    private static JsonObject last(Socket socket) {
        return socket.told().get(socket.told().size() - 1);
    }

    private static boolean isCalled(JsonObject message) {
        return message.getJsonObject("you").getString("status").equals("CALLED");
    }
}
