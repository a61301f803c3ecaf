package io.gatehouse.acceptance;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** A queue as guests see it, and the host's hand that moves it. */
record GuestLine(String id, String name, String hostToken) {

    static GuestLine create(Map<String, ?> details) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", Event.unique("queue"));
        all.putAll(details);
        var created = Api.admin().post("/api/queues", all).expect(201);
        return new GuestLine(created.text("id"), all.get("name").toString(), created.text("hostToken"));
    }

    String page() {
        return "/q/" + id;
    }

    String path(String rest) {
        return "/api/queues/" + id + rest;
    }

    Api host() {
        return Api.bearing(hostToken);
    }

    /** Somebody else takes a place. */
    JsonObject joinAs(String device) {
        return Api.anyone()
                .post(path("/places"), Map.of("deviceToken", device + "-of-" + id))
                .expect(201)
                .json();
    }

    JsonObject next(int counter) {
        return host().post(path("/next"), Map.of("counter", counter))
                .expect(200)
                .json();
    }

    void move(JsonObject place, String move) {
        host().post(path("/places/" + place.getString("id") + "/" + move)).expectSuccess();
    }

    void make(String change) {
        host().post(path("/" + change)).expectSuccess();
    }
}
