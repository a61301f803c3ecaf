package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who works for some events finds all others as if they weren't there. */
@ExtendWith(Gatehouse.class)
class StaffEventsIT {
    private static final Map<String, Object> ANYTHING = Map.of(
            "note", "because", "resolution", "KEEP", "scanId", UUID.randomUUID().toString());

    private final Venue own = Venue.busy();
    private final Venue other = Venue.busy();
    private final Person bound = Person.who("SUPERVISOR", own.event());

    @Test
    void whatBelongsToTheirEventIsOpen() {
        own.addresses()
                .forEach((address, id) -> assertThat(
                                bound.api().get(at(address, id)).status())
                        .as(address)
                        .isEqualTo(200));
    }

    @Test
    void whatBelongsToAnotherEventLooksLikeWhatIsNotThere() {
        other.addresses().forEach((address, id) -> {
            var nothing = bound.api().get(at(address, UUID.randomUUID().toString()));
            var refused = bound.api().get(at(address, id)).problem(404, "not-found");
            assertThat(refused.body())
                    .as(address)
                    .isEqualTo(nothing.problem(404).body());
            Api.admin().get(at(address, id)).expect(200);
        });
    }

    @Test
    void nothingIsDoneAtAnotherEvent() {
        var before = traces(other);

        other.acts().forEach((address, id) -> {
            var nothing = bound.api().post(at(address, UUID.randomUUID().toString()), ANYTHING);
            var refused = bound.api().post(at(address, id), ANYTHING).problem(404, "not-found");
            assertThat(refused.body())
                    .as(address)
                    .isEqualTo(nothing.problem(404).body());
        });

        assertThat(traces(other)).isEqualTo(before);
    }

    @Test
    void theirOwnEventIsWorkedOnAsEver() {
        bound.api().post("/api/events/" + own.event().id() + "/pause").expect(200);
        bound.api().post("/api/events/" + own.event().id() + "/resume").expect(200);
        bound.api().post("/api/tickets/" + own.ticket().id() + "/block").expect(200);
        own.held().decide(bound.api(), "reject").expect(200);
        own.conflict()
                .resolve(bound.api(), Map.of("resolution", "KEEP", "note", "asked both doors"))
                .expect(200);
    }

    @Test
    void listsOverAllEventsShowOnlyTheirs() {
        var events = Pages.ids(bound.api().get("/api/events").expect(200).items());
        assertThat(events).containsExactly(own.event().id());

        var scanners = Pages.ids(bound.api().get("/api/scanners").expect(200).items());
        assertThat(scanners).contains(own.door().scannerId()).hasSize(2);
        assertThat(bound.api().get("/api/scanners?eventId=").expect(200).items())
                .hasSize(2);
    }

    @Test
    void aListOfTheirEventsIsWalkedByItsCursor() {
        var third = Event.create();
        bound.bindTo(own.event(), third).expect(200);

        var first = bound.api().get("/api/events?limit=1").expect(200);
        var second = bound.api()
                .get("/api/events?limit=1&cursor=" + first.text("next"))
                .expect(200);

        assertThat(Pages.ids(first.items())).containsExactly(third.id());
        assertThat(Pages.ids(second.items())).containsExactly(own.event().id());
        assertThat(Answer.isNull(second.json(), "next")).isTrue();
    }

    @Test
    void anotherBindingHoldsFromTheNextCallOn() {
        var stats = "/api/events/" + other.event().id() + "/stats";
        bound.api().get(stats).problem(404);

        bound.bindTo(other.event()).expect(200);
        bound.api().get(stats).expect(200);
        bound.api().get("/api/events/" + own.event().id() + "/stats").problem(404);

        bound.bindTo().expect(200);
        bound.api().get("/api/events/" + own.event().id() + "/stats").expect(200);
        assertThat(bound.api().get("/api/events").items()).hasSizeGreaterThan(1);
    }

    @Test
    void whoMayNotAtAllIsToldThatFirst() {
        var operator = Person.who("OPERATOR", own.event());

        operator.api().post("/api/events/" + other.event().id() + "/pause").problem(403);
        operator.api().get("/api/events/" + other.event().id() + "/scans").problem(403);
        operator.api().get("/api/events/" + other.event().id() + "/stats").problem(404);
        operator.api().get("/api/events/" + own.event().id() + "/stats").expect(200);
    }

    @Test
    void idsAreReadInWhateverSpelling() {
        var upper = other.event().id().toUpperCase(Locale.ROOT);

        bound.api().get("/api/events/" + upper).problem(404);
        bound.api().get("/api/scanners?eventId=" + upper).problem(404);
        bound.api().get("/api/scanners?eventId=%20" + upper).problem(404);
        bound.api()
                .get("/api/scanners?eventId=" + own.event().id() + "&eventId=" + upper)
                .problem(404);
    }

    private static String at(String address, String id) {
        return address.replace("{id}", id);
    }

    /** All that an act would have changed. */
    private static List<String> traces(Venue venue) {
        List<String> traces = new ArrayList<>();
        var admin = Api.admin();
        traces.add(admin.get("/api/events/" + venue.event().id()).body());
        traces.add(admin.get("/api/checkpoints/" + venue.gate().id()).body());
        traces.add(admin.get("/api/tickets/" + venue.ticket().id()).body());
        traces.add(admin.get("/api/scanners/" + venue.door().scannerId()).json().getString("status"));
        traces.add(admin.get("/api/conflicts/" + venue.conflict().id()).body());
        traces.add(venue.event().held().toString());
        traces.add(venue.event().scans().toString());
        return traces;
    }
}
