package io.gatehouse.acceptance;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/** More people let in than a ticket allows, as the list of conflicts shows it to a supervisor. */
record Conflict(JsonObject json) {
    static List<Conflict> of(List<JsonObject> items) {
        return items.stream().map(Conflict::new).toList();
    }

    String id() {
        return json.getString("id");
    }

    String kind() {
        return json.getString("kind");
    }

    List<String> scanIds() {
        return json.getJsonArray("scans").getValuesAs(JsonObject.class).stream()
                .map(scan -> scan.getString("scanId"))
                .toList();
    }

    /** Whether it says, in its status or in its resolution, that it closed that way. */
    boolean closedAs(String resolution) {
        return List.of("status", "resolution").stream()
                .anyMatch(field -> json.containsKey(field)
                        && !Answer.isNull(json, field)
                        && json.getString(field).equals(resolution));
    }

    Answer keep() {
        return resolve(Map.of("resolution", "KEEP", "note", "asked both doors"));
    }

    Answer countAll() {
        return resolve(Map.of("resolution", "COUNT_ALL", "note", "asked both doors"));
    }

    Answer winner(Scan scan) {
        return resolve(Map.of("resolution", "WINNER", "scanId", scan.id(), "note", "asked both doors"));
    }

    Answer resolve(Map<String, ?> fields) {
        return resolve(Api.admin(), fields);
    }

    Answer resolve(Api by, Map<String, ?> fields) {
        return by.post("/api/conflicts/" + id() + "/resolve", fields);
    }
}
