package io.gatehouse.acceptance;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A queue of a test, made by an administrator. */
record Waiting(String id, String name, String hostToken) {

    static Waiting at(Event event, Map<String, ?> differently) {
        Map<String, Object> fields = new LinkedHashMap<>(differently);
        fields.put("eventId", event.id());
        return made(fields);
    }

    static Waiting nowhere() {
        return made(Map.of());
    }

    private static Waiting made(Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("name", Event.unique("Queue"));
        var answer = Api.admin().post("/api/queues", all).expect(201);
        return new Waiting(answer.text("id"), all.get("name").toString(), answer.text("hostToken"));
    }

    /** A guest with a device that was never here. */
    JsonObject join() {
        return Api.anyone()
                .post(path("/places"), Map.of("deviceToken", UUID.randomUUID().toString()))
                .expect(201)
                .json();
    }

    Answer next(int counter) {
        return Api.bearing(hostToken).post(path("/next"), Map.of("counter", counter));
    }

    Answer move(JsonObject place, String move) {
        return Api.bearing(hostToken)
                .post(path("/places/" + place.getString("id") + "/" + move))
                .expect(200);
    }

    /** Somebody who was here once: joined at that time, was called and served, each some seconds later. */
    void visit(int number, Instant joined, int waited, int served) {
        var called = joined.plusSeconds(waited);
        Gatehouse.database().visited(id, number, number, joined, called, called.plusSeconds(served));
    }

    /** Somebody who was told a wait, with a range of a third less and more. */
    void visit(int number, Instant joined, int waited, Duration told) {
        visit(number, joined, waited, 60);
        Gatehouse.database().promised(id, number, (int) told.toSeconds());
    }

    JsonObject stats(String query) {
        return Api.supervisor().get(path("/stats" + query)).expect(200).json();
    }

    String path(String below) {
        return "/api/queues/" + id + below;
    }
}
