package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** What became of one item of a batch; in words it is {@code ADMITTED counts}, {@code REFUSED blocked none}, {@code HELD} and so on. */
record Outcome(JsonObject json) {

    static List<Outcome> of(Answer answer) {
        var json = answer.expect(200).json();
        assertThat(json).as("%s", answer).containsKey("results");
        return json.getJsonArray("results").getValuesAs(JsonObject.class).stream()
                .map(Outcome::new)
                .toList();
    }

    String status() {
        return json.getString("status");
    }

    String scanId() {
        return json.getString("scanId");
    }

    /** As of a single scan: only where it is settled. */
    Verdict verdict() {
        assertThat(status()).as("%s", json).isEqualTo("STORED");
        return new Verdict(json);
    }

    String effect() {
        return json.getString("effect");
    }

    /** Neither a verdict nor who it may have been. */
    boolean tellsNothing() {
        return absent("verdict") && absent("reason") && absent("ticket") && absent("previous");
    }

    /** The same outcome as before, told again. */
    void isReplayOf(Outcome first) {
        assertThat(status()).as("%s", json).isEqualTo(first.status());
        if (status().equals("STORED")) {
            assertThat(json.getBoolean("replay")).as("replay in %s", json).isTrue();
            for (var field : List.of("scanId", "verdict", "reason", "explanation", "forced", "decidedAt", "ticket")) {
                assertThat(json.get(field)).as("%s in %s", field, json).isEqualTo(first.json.get(field));
            }
        }
    }

    private boolean absent(String field) {
        return json.getOrDefault(field, JsonValue.NULL) == JsonValue.NULL;
    }

    @Override
    public String toString() {
        return status().equals("STORED") ? verdict() + " " + effect() : status();
    }
}
