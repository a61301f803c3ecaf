package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who watches an event sees its queues, and each change of them. */
@ExtendWith(Gatehouse.class)
class LiveQueuesIT {
    private static final int MANY = 60;

    private final Event event = Event.create();

    @Test
    void thePictureHasTheQueuesOfTheEventAndNoOthers() {
        var bar = Waiting.at(event, Map.of("name", "Bar", "counters", 3));
        var door = Waiting.at(event, Map.of("name", "Door"));
        Waiting.nowhere();
        Waiting.at(Event.create(), Map.of());
        bar.join();
        bar.join();
        bar.next(1).expect(200);

        try (var watcher = Socket.watching(event, Api.operator().token())) {
            var queues = watcher.next("initial_state").getJsonArray("queues").getValuesAs(JsonObject.class);

            assertThat(queues).extracting(queue -> queue.getString("id")).containsExactly(bar.id(), door.id());
            assertThat(queues.get(0).keySet())
                    .containsExactlyInAnyOrder(
                            "id",
                            "name",
                            "open",
                            "opened",
                            "paused",
                            "full",
                            "waiting",
                            "inService",
                            "nowServing",
                            "counters",
                            "secondsPerPlace");
            assertThat(queues.get(0).getInt("waiting")).isEqualTo(1);
            assertThat(queues.get(0).getInt("inService")).isEqualTo(1);
            assertThat(queues.get(0).getInt("nowServing")).isEqualTo(1);
            assertThat(queues.get(0).getInt("counters")).isEqualTo(3);
            assertThat(Answer.isNull(queues.get(0), "secondsPerPlace")).isTrue();
        }
    }

    @Test
    void onlyWhatChangedIsTold() {
        var bar = Waiting.at(event, Map.of());
        var door = Waiting.at(event, Map.of("capacity", 1));
        try (var watcher = Socket.watching(event, Api.supervisor().token())) {
            watcher.next("initial_state");

            door.join();
            var change = changed(watcher, door);
            assertThat(change).hasSize(1);
            assertThat(change.get(0).getInt("waiting")).isEqualTo(1);
            assertThat(change.get(0).getBoolean("full")).isTrue();

            Api.bearing(bar.hostToken()).post(bar.path("/pause")).expect(200);
            assertThat(changed(watcher, bar).get(0).getBoolean("paused")).isTrue();
            Api.bearing(bar.hostToken()).post(bar.path("/close")).expect(200);
            assertThat(watcher.next("change", told -> told.containsKey("queues"))
                            .getJsonArray("queues")
                            .getJsonObject(0)
                            .getBoolean("open"))
                    .isFalse();
        }
    }

    @Test
    void aQueueThatIsMadeOrRenamedAppears() {
        try (var watcher = Socket.watching(event, Api.supervisor().token())) {
            assertThat(watcher.next("initial_state").getJsonArray("queues")).isEmpty();

            var bar = Waiting.at(event, Map.of());
            assertThat(changed(watcher, bar).get(0).getString("name")).isEqualTo(bar.name());

            Api.supervisor().patch(bar.path(""), Map.of("name", "Another")).expect(200);
            assertThat(changed(watcher, bar).get(0).getString("name")).isEqualTo("Another");
        }
    }

    @Test
    void manyWhoJoinAtOnceAreFewChangesThatEndInTheTrueFigure() {
        var bar = Waiting.at(event, Map.of());
        try (var watcher = Socket.watching(event, Api.supervisor().token())) {
            watcher.next("initial_state");

            Together.call(MANY, n -> bar.join());

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(waiting(watcher)).endsWith(MANY));
            assertThat(waiting(watcher)).isSorted().hasSizeLessThan(MANY);
        }
    }

    @Test
    void whoIsCalledIsNoNewsOfPeople() {
        var bar = Waiting.at(event, Map.of());
        try (var watcher = Socket.watching(event, Api.supervisor().token())) {
            watcher.next("initial_state");
            bar.join();
            bar.next(1).expect(200);
            await().untilAsserted(() -> assertThat(waiting(watcher)).endsWith(0));
            Api.bearing(bar.hostToken()).post(bar.path("/pause")).expect(200);

            await().untilAsserted(() -> assertThat(acts(watcher)).contains("First host queue.paused"));
            assertThat(acts(watcher)).noneMatch(act -> act.contains("place."));
        }
    }

    private static List<String> acts(Socket watcher) {
        return watcher.told().stream()
                .filter(told -> told.containsKey("activity"))
                .flatMap(told -> told.getJsonArray("activity").getValuesAs(JsonObject.class).stream())
                .map(act -> act.getString("staff") + " " + act.getString("action"))
                .toList();
    }

    private static List<JsonObject> changed(Socket watcher, Waiting queue) {
        return watcher.next(
                        "change",
                        told -> told.containsKey("queues")
                                && told.getJsonArray("queues").getValuesAs(JsonObject.class).stream()
                                        .anyMatch(one -> one.getString("id").equals(queue.id())))
                .getJsonArray("queues")
                .getValuesAs(JsonObject.class);
    }

    private static List<Integer> waiting(Socket watcher) {
        return watcher.told().stream()
                .filter(told -> told.getString("type").equals("change") && told.containsKey("queues"))
                .map(told -> told.getJsonArray("queues").getJsonObject(0).getInt("waiting"))
                .toList();
    }
}
