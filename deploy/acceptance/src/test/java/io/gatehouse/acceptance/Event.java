package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** An event of its own for a test, so that tests do not see each other's guests. */
record Event(String id, String name) {

    static Event create() {
        return create(Map.of());
    }

    static Event create(Map<String, ?> differently) {
        var answer = Api.admin().post("/api/events", description(differently)).expect(201);
        return new Event(answer.text("id"), answer.text("name"));
    }

    /** What a creation sends: an event that began an hour ago and goes on for a day. */
    static Map<String, Object> description(Map<String, ?> differently) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", unique("Event"));
        fields.put("timezone", "Europe/Vienna");
        fields.put("startsAt", fromNow(Duration.ofHours(-1)));
        fields.put("endsAt", fromNow(Duration.ofHours(23)));
        fields.putAll(differently);
        return fields;
    }

    static String fromNow(Duration distance) {
        return Instant.now().plus(distance).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String unique(String name) {
        return name + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    Checkpoint checkpoint() {
        return checkpoint(Map.of());
    }

    /** A checkpoint where one entry per ticket is allowed, but for the rules given. */
    Checkpoint checkpoint(Map<String, ?> rules) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", unique("Gate"));
        fields.putAll(rules);
        var answer = Api.admin().post(path("/checkpoints"), fields).expect(201);
        return new Checkpoint(answer.text("id"), answer.text("name"), this);
    }

    Ticket ticket() {
        return ticket(Map.of());
    }

    Ticket ticket(Map<String, ?> fields) {
        return tickets(List.of(fields)).get(0);
    }

    List<Ticket> tickets(int count) {
        return tickets(IntStream.range(0, count).mapToObj(n -> Map.of()).toList());
    }

    List<Ticket> tickets(List<? extends Map<?, ?>> tickets) {
        var answer = Api.admin().post(path("/tickets"), Map.of("tickets", tickets));
        return answer.expect(201).json().getJsonArray("tickets").getValuesAs(JsonObject.class).stream()
                .map(ticket -> new Ticket(ticket.getString("id"), ticket.getString("code")))
                .toList();
    }

    /** An approved scanner with all rights, at all of the given checkpoints; it scans at the first of them. */
    Door door(Checkpoint... checkpoints) {
        return door("full", checkpoints);
    }

    Door door(String profile, Checkpoint... checkpoints) {
        return Door.enrol(
                this, profile, List.of(checkpoints).stream().map(Checkpoint::id).toList(), checkpoints[0]);
    }

    Answer pairing(Map<String, ?> fields) {
        return Api.admin().post(path("/pairings"), fields);
    }

    JsonObject stats() {
        return Api.admin().get(path("/stats")).expect(200).json();
    }

    /** All scans of the event, newest first, or those that the query narrows them to. */
    List<JsonObject> scans(String query) {
        return Pages.walk(path("/scans" + (query.isEmpty() ? "" : "?" + query)));
    }

    List<JsonObject> scans() {
        return scans("");
    }

    /** The row of a scan in the list of scans. */
    JsonObject row(Scan scan) {
        return scans().stream()
                .filter(row -> row.getString("scanId").equals(scan.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The scan " + scan.body() + " is not in the list"));
    }

    String effect(Scan scan) {
        return row(scan).getString("effect");
    }

    Answer annul(Scan scan) {
        return Api.admin().post("/api/scans/" + scan.id() + "/annul", Map.of("note", "a mistake at the door"));
    }

    List<Conflict> openConflicts() {
        return Conflict.of(Pages.walk(path("/conflicts?open=true")));
    }

    List<Conflict> conflicts() {
        return Conflict.of(Pages.walk(path("/conflicts")));
    }

    /** The one conflict that is open. */
    Conflict conflict() {
        var open = openConflicts();
        assertThat(open).as("open conflicts of %s", name).hasSize(1);
        return open.get(0);
    }

    List<Held> held() {
        return Held.of(Pages.walk(path("/held")));
    }

    /** The figures named, and no others, are as told: {@code figures("entries", 1, "inside", 2)}. */
    void figures(Object... namesAndFigures) {
        var stats = stats();
        for (int i = 0; i < namesAndFigures.length; i += 2) {
            var name = namesAndFigures[i].toString();
            assertThat(stats.getInt(name)).as("%s in %s", name, stats).isEqualTo(namesAndFigures[i + 1]);
        }
    }

    void pause() {
        Api.admin().post(path("/pause")).expectSuccess();
    }

    void resume() {
        Api.admin().post(path("/resume")).expectSuccess();
    }

    String path(String below) {
        return "/api/events/" + id + below;
    }
}
