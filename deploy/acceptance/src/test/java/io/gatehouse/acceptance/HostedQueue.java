package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A queue with the token of its first host, and guests who join it. */
record HostedQueue(String id, String name, String token) {

    static HostedQueue create(Map<String, ?> further) {
        Map<String, Object> body = new LinkedHashMap<>(further);
        body.put("name", Event.unique("Coats"));
        var created = Api.supervisor().post("/api/queues", body).expect(201);
        return new HostedQueue(created.text("id"), (String) body.get("name"), created.text("hostToken"));
    }

    static HostedQueue create() {
        return create(Map.of());
    }

    String path() {
        return "/api/queues/" + id;
    }

    Api host() {
        return Api.bearing(token);
    }

    /** Somebody new; answers with the place. */
    JsonObject join() {
        return tryToJoin().expect(201).json();
    }

    List<JsonObject> join(int guests) {
        return IntStream.range(0, guests).mapToObj(guest -> join()).toList();
    }

    Answer tryToJoin() {
        return Api.anyone()
                .post(
                        path() + "/places",
                        Map.of("deviceToken", UUID.randomUUID().toString()));
    }

    /** Where a device goes that becomes a host. */
    String pairing() {
        var url = host().post(path() + "/pairings").expect(201).text("url");
        return url.substring(url.indexOf("/host#"));
    }

    JsonObject sheet() {
        return host().get(path() + "/places").expect(200).json();
    }

    /** Also of one that ended. */
    JsonObject place(int number) {
        var sheet = sheet();
        return List.of("items", "ended").stream()
                .flatMap(list -> sheet.getJsonArray(list).getValuesAs(JsonObject.class).stream())
                .filter(place -> place.getInt("number") == number)
                .findFirst()
                .orElseThrow(() -> new AssertionError("number " + number + " is nowhere in " + sheet));
    }

    String status(int number) {
        return place(number).getString("status");
    }

    /** How many were called, whatever has become of them. */
    long called() {
        var sheet = sheet();
        assertThat(sheet).containsKeys("items", "ended");
        return List.of("items", "ended").stream()
                .flatMap(list -> sheet.getJsonArray(list).getValuesAs(JsonObject.class).stream())
                .filter(place -> !Answer.isNull(place, "calledAt"))
                .count();
    }
}
