package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;

/** The answer to a scan; in words it is {@code ADMITTED}, {@code ADMITTED forced}, {@code REFUSED blocked} and so on. */
record Verdict(JsonObject json) {

    static Verdict of(Answer answer) {
        return new Verdict(answer.expect(200).json());
    }

    boolean replay() {
        return json.getBoolean("replay");
    }

    Instant decidedAt() {
        return Instant.parse(json.getString("decidedAt"));
    }

    /** Equal for the first answer to a scan and all its replays. */
    JsonObject withoutReplay() {
        return Json.createObjectBuilder(json).remove("replay").build();
    }

    /** The first answer once more, marked as a replay. */
    void isReplayOf(Verdict first) {
        assertThat(replay()).as("replay in %s", json).isTrue();
        assertThat(withoutReplay()).isEqualTo(first.withoutReplay());
    }

    @Override
    public String toString() {
        var verdict = json.getString("verdict");
        var reason = Answer.isNull(json, "reason") ? "" : " " + json.getString("reason");
        return verdict + reason + (json.getBoolean("forced") ? " forced" : "");
    }
}
