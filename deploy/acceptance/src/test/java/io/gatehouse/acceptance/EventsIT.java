package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class EventsIT {
    private final Api admin = Api.admin();

    @Test
    void aNewEventIsAnsweredWithItsIdAndItsPlace() {
        var sent = Event.description(Map.of("capacity", 250));
        var created = admin.post("/api/events", sent).expect(201);

        assertThat(UUID.fromString(created.text("id"))).isNotNull();
        assertThat(created.header("Location")).endsWith("/api/events/" + created.text("id"));
        assertThat(created.text("name")).isEqualTo(sent.get("name"));
        assertThat(created.text("timezone")).isEqualTo("Europe/Vienna");
        assertThat(created.number("capacity")).isEqualTo(250);
        assertThat(admin.get("/api/events/" + created.text("id")).expect(200).json())
                .isEqualTo(created.json());
    }

    @Test
    void theLocationOfANewEventLeadsToIt() {
        var created = admin.post("/api/events", Event.description(Map.of())).expect(201);

        assertThat(admin.get(created.header("Location")).expect(200).text("id")).isEqualTo(created.text("id"));
    }

    @Test
    void timesAreAnsweredInUtcWhateverOffsetTheyWereSentIn() {
        var created = admin.post(
                        "/api/events",
                        Event.description(
                                Map.of("startsAt", "2031-07-01T18:00:00+02:00", "endsAt", "2031-07-02T04:00:00.000Z")))
                .expect(201);

        assertThat(created.text("startsAt")).endsWith("Z");
        assertThat(Instant.parse(created.text("startsAt"))).isEqualTo("2031-07-01T16:00:00Z");
        assertThat(Instant.parse(created.text("endsAt"))).isEqualTo("2031-07-02T04:00:00Z");
    }

    @Test
    void aNameIsKeptAsItWasWritten() {
        var name = "Żółć & <b>Überfest</b> “2031” 🎟️ '; DROP TABLE event; --";
        var event = Event.create(Map.of("name", name));

        assertThat(admin.get(event.path("")).text("name")).isEqualTo(name);
    }

    @Test
    void fieldsThatNobodyKnowsAreIgnored() {
        var created = admin.post("/api/events", Event.description(Map.of("colour", "red", "tags", Map.of("a", 1))))
                .expect(201);

        assertThat(created.json()).doesNotContainKeys("colour", "tags");
    }

    @Test
    void theClientDoesNotChooseTheId() {
        var wish = UUID.randomUUID().toString();
        var created =
                admin.post("/api/events", Event.description(Map.of("id", wish))).expect(201);

        assertThat(created.text("id")).isNotEqualTo(wish);
    }

    @Test
    void badInputIsRefusedWithWhatIsWrongWithIt() {
        refused("name", Map.of("name", ""));
        refused("name", Map.of("name", "   "));
        refused("name", Map.of("name", "x".repeat(10_000)));
        refused("timezone", Map.of("timezone", "Mars/Olympus_Mons"));
        refused("endsAt", Map.of("startsAt", "2031-07-02T00:00:00Z", "endsAt", "2031-07-01T00:00:00Z"));
        refused("endsAt", Map.of("startsAt", "2031-07-01T00:00:00Z", "endsAt", "2031-07-01T00:00:00Z"));
        refused("capacity", Map.of("capacity", -1));
    }

    @Test
    void everyMissingFieldIsNamedAtOnce() {
        var refused = admin.post("/api/events", Map.of());

        refused.violates("name");
        refused.violates("timezone");
        refused.violates("startsAt");
        refused.violates("endsAt");
    }

    @Test
    void aRefusedEventLeavesNothingBehind() {
        var name = Event.unique("Never");
        admin.post("/api/events", Event.description(Map.of("name", name, "capacity", -5)))
                .problem(400);

        assertThat(admin.get("/api/events?limit=100").expect(200).body()).doesNotContain(name);
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        var event = Event.create(Map.of("capacity", 10));
        var before = admin.get(event.path("")).json();

        var patched = admin.patch(event.path(""), Map.of("name", "Renamed")).expect(200);

        assertThat(patched.text("name")).isEqualTo("Renamed");
        assertThat(patched.number("capacity")).isEqualTo(10);
        assertThat(patched.text("startsAt")).isEqualTo(before.getString("startsAt"));
        assertThat(patched.text("timezone")).isEqualTo(before.getString("timezone"));
        assertThat(admin.get(event.path("")).text("name")).isEqualTo("Renamed");
    }

    @Test
    void aPatchIsHeldToTheRulesOfACreation() {
        var event = Event.create();
        var before = admin.get(event.path("")).json();

        admin.patch(event.path(""), Map.of("name", "")).violates("name");
        admin.patch(event.path(""), Map.of("name", "Half", "timezone", "Nowhere"))
                .violates("timezone");
        admin.patch(event.path(""), Map.of("endsAt", "2001-01-01T00:00:00Z")).violates("endsAt");

        assertThat(admin.get(event.path("")).json()).isEqualTo(before);
    }

    @Test
    void anUnknownEventIsNotFoundAnywhere() {
        var nowhere = "/api/events/" + UUID.randomUUID();

        admin.get(nowhere).problem(404);
        admin.patch(nowhere, Map.of("name", "X")).problem(404);
        admin.get(nowhere + "/checkpoints").problem(404);
        admin.get(nowhere + "/tickets").problem(404);
        admin.get(nowhere + "/stats").problem(404);
        admin.post(nowhere + "/pause").problem(404);
        admin.post(nowhere + "/checkpoints", Map.of("name", "Gate")).problem(404);
        admin.post(nowhere + "/pairings", Map.of()).problem(404);
    }

    @Test
    void whatIsNoIdIsNotFoundOrBadInput() {
        for (var id : new String[] {"1", "abc", "00000000-0000-0000-0000", "%00", "%F0%9F%8E%9F", "-1"}) {
            assertThat(admin.get("/api/events/" + id).refused().status()).as(id).isIn(400, 404);
            admin.get("/api/events/" + id + "/stats").refused();
        }
    }

    private void refused(String field, Map<String, ?> wrong) {
        admin.post("/api/events", Event.description(wrong)).violates(field);
    }
}
