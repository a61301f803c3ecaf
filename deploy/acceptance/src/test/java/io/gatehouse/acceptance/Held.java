package io.gatehouse.acceptance;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/** A late scan that waits for a supervisor. */
record Held(JsonObject json) {

    static List<Held> of(List<JsonObject> items) {
        return items.stream().map(Held::new).toList();
    }

    String id() {
        return json.getString("id");
    }

    String scanId() {
        return json.getString("scanId");
    }

    Answer release() {
        return decide(Api.admin(), "release");
    }

    Answer reject() {
        return decide(Api.admin(), "reject");
    }

    Answer decide(Api by, String decision) {
        return by.post("/api/held/" + id() + "/" + decision, Map.of("note", "the guard vouches for it"));
    }
}
