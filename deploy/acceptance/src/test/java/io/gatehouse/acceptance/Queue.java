package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A line of a test's own, and what its host and its guests do there. */
record Queue(String id, String hostId, String hostToken) {

    static Queue create() {
        return create(Map.of());
    }

    /** One with nothing decided but its name and what is given. */
    static Queue create(Map<String, ?> differently) {
        return of(Api.supervisor().post("/api/queues", description(differently)).expect(201));
    }

    static Queue at(Event event) {
        return create(Map.of("eventId", event.id()));
    }

    static Queue of(Answer created) {
        return new Queue(created.text("id"), created.text("hostId"), created.text("hostToken"));
    }

    static Map<String, Object> description(Map<String, ?> differently) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", Event.unique("Queue"));
        fields.putAll(differently);
        return fields;
    }

    /** A secret as a guest's browser makes one. */
    static String device() {
        return UUID.randomUUID().toString();
    }

    String path(String below) {
        return "/api/queues/" + id + below;
    }

    /** With the token of the first host. */
    Api host() {
        return Api.bearing(hostToken);
    }

    Answer post(String below) {
        return host().post(path(below));
    }

    Answer post(String below, Map<String, ?> body) {
        return host().post(path(below), body);
    }

    Answer change(Map<String, ?> fields) {
        return Api.supervisor().patch(path(""), fields);
    }

    JsonObject state() {
        return Api.anyone().get(path("")).expect(200).json();
    }

    Answer join(String device) {
        return Api.anyone().post(path("/places"), Map.of("deviceToken", device));
    }

    Guest guest() {
        var device = device();
        return Guest.of(this, device, join(device).expect(201));
    }

    List<Guest> guests(int count) {
        return IntStream.range(0, count).mapToObj(n -> guest()).toList();
    }

    /** The number that is called now. */
    int next() {
        return post("/next").expect(200).number("number");
    }

    int next(int counter) {
        return post("/next", Map.of("counter", counter)).expect(200).number("number");
    }

    Answer next(String key) {
        return post("/next", Map.of("key", key));
    }

    /** What its host sees. */
    JsonObject sheet() {
        return host().get(path("/places")).expect(200).json();
    }

    /** The numbers of those in line, as its host sees them: those at a counter first. */
    List<Integer> numbers() {
        return sheet().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(place -> place.getInt("number"))
                .toList();
    }

    Socket socket() {
        return Socket.open("/ws/queues/" + id);
    }

    /** Somebody who only looks; the picture was told. */
    Socket watched() {
        var socket = socket();
        socket.send("watch", Map.of());
        socket.next("initial_state");
        return socket;
    }

    /** The figures named, and no others, are as told: {@code figures("waiting", 1, "inService", 2)}. */
    void figures(Object... namesAndFigures) {
        var state = state();
        for (int i = 0; i < namesAndFigures.length; i += 2) {
            var name = namesAndFigures[i].toString();
            assertThat(state.getInt(name)).as("%s in %s", name, state).isEqualTo(namesAndFigures[i + 1]);
        }
    }
}
