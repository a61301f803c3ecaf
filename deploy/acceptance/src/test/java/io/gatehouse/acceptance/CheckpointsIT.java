package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class CheckpointsIT {
    private final Api admin = Api.admin();
    private final Event event = Event.create();

    @Test
    void aCheckpointHasTheStrictRuleUnlessToldOtherwise() {
        var created = admin.post(event.path("/checkpoints"), Map.of("name", "Main gate"))
                .expect(201);

        assertThat(UUID.fromString(created.text("id"))).isNotNull();
        assertThat(created.header("Location")).endsWith(created.text("id"));
        assertThat(created.text("name")).isEqualTo("Main gate");
        assertThat(created.number("entriesPerTicket")).isEqualTo(1);
        assertThat(created.json().getBoolean("reentry")).isFalse();
        assertThat(created.json().getBoolean("acceptUnpaid")).isFalse();
        assertThat(created.json().getBoolean("perimeter")).isTrue();
    }

    @Test
    void aCheckpointKeepsTheRulesItIsGiven() {
        var rules = Map.of(
                "name",
                "Backstage",
                "categories",
                List.of("Crew", "Artist"),
                "entriesPerTicket",
                3,
                "reentry",
                true,
                "opensAt",
                "2031-07-01T16:00:00Z",
                "closesAt",
                "2031-07-01T23:00:00Z",
                "acceptUnpaid",
                true,
                "capacity",
                40,
                "perimeter",
                false);
        var created = admin.post(event.path("/checkpoints"), rules).expect(201);

        assertThat(created.json().getJsonArray("categories").toString()).contains("Crew", "Artist");
        assertThat(created.number("entriesPerTicket")).isEqualTo(3);
        assertThat(created.json().getBoolean("reentry")).isTrue();
        assertThat(created.text("opensAt")).isEqualTo("2031-07-01T16:00:00Z");
        assertThat(created.text("closesAt")).isEqualTo("2031-07-01T23:00:00Z");
        assertThat(created.json().getBoolean("acceptUnpaid")).isTrue();
        assertThat(created.number("capacity")).isEqualTo(40);
        assertThat(created.json().getBoolean("perimeter")).isFalse();
        assertThat(listed(created.text("id"))).isEqualTo(created.json());
    }

    @Test
    void anEventListsItsOwnCheckpointsOnly() {
        var mine = List.of(event.checkpoint().id(), event.checkpoint().id());
        Event.create().checkpoint();

        assertThat(Pages.ids(Pages.walk(event.path("/checkpoints")))).containsExactlyInAnyOrderElementsOf(mine);
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        var checkpoint = event.checkpoint(Map.of("entriesPerTicket", 2, "categories", List.of("Guest")));

        var patched = checkpoint.patch(Map.of("capacity", 7));

        assertThat(patched.number("capacity")).isEqualTo(7);
        assertThat(patched.number("entriesPerTicket")).isEqualTo(2);
        assertThat(patched.text("name")).isEqualTo(checkpoint.name());
        assertThat(patched.json().getJsonArray("categories").toString()).contains("Guest");
        assertThat(listed(checkpoint.id())).isEqualTo(patched.json());
    }

    @Test
    void badRulesAreRefusedWithWhatIsWrongWithThem() {
        refused("name", Map.of("name", " "));
        refused("entriesPerTicket", Map.of("entriesPerTicket", 0));
        refused("entriesPerTicket", Map.of("entriesPerTicket", -1));
        refused("capacity", Map.of("capacity", -1));
        refused("closesAt", Map.of("opensAt", "2031-07-02T00:00:00Z", "closesAt", "2031-07-01T00:00:00Z"));
        admin.post(event.path("/checkpoints"), Map.of("name", "Gate", "categories", "Crew"))
                .problem(400);
        admin.post(event.path("/checkpoints"), Map.of("name", "Gate", "entriesPerTicket", "two"))
                .problem(400);
        admin.post(event.path("/checkpoints"), Map.of("name", "Gate", "reentry", "maybe"))
                .problem(400);

        assertThat(Pages.walk(event.path("/checkpoints"))).isEmpty();
    }

    @Test
    void aPatchIsHeldToTheRulesOfACreation() {
        var checkpoint = event.checkpoint();
        var before = listed(checkpoint.id());

        admin.patch("/api/checkpoints/" + checkpoint.id(), Map.of("entriesPerTicket", 0, "name", "Half"))
                .violates("entriesPerTicket");

        assertThat(listed(checkpoint.id())).isEqualTo(before);
    }

    @Test
    void anUnknownCheckpointIsNotFound() {
        var nowhere = "/api/checkpoints/" + UUID.randomUUID();

        admin.patch(nowhere, Map.of("name", "X")).problem(404);
        admin.post(nowhere + "/pause").problem(404);
        admin.post(nowhere + "/resume").problem(404);
        admin.post("/api/checkpoints/none/pause").refused();
    }

    @Test
    void pausingTwiceIsHarmless() {
        var checkpoint = event.checkpoint();
        var door = event.door(checkpoint);

        checkpoint.pause();
        checkpoint.pause();
        checkpoint.resume();
        checkpoint.resume();

        assertThat(door.enter(event.ticket())).hasToString("ADMITTED");
    }

    private void refused(String field, Map<String, ?> wrong) {
        var rules = new LinkedHashMap<String, Object>(Map.of("name", "Gate"));
        rules.putAll(wrong);
        admin.post(event.path("/checkpoints"), rules).violates(field);
    }

    private JsonObject listed(String id) {
        return Pages.walk(event.path("/checkpoints")).stream()
                .filter(checkpoint -> checkpoint.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
