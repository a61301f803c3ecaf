package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class CapacityIT {

    @Test
    void aFullCheckpointRefusesUntilSomebodyLeaves() {
        var event = Event.create();
        var door = event.door(event.checkpoint(Map.of("capacity", 2)));
        var first = event.ticket();
        var late = event.ticket();
        door.enter(first);
        door.enter(event.ticket());

        assertThat(door.enter(late)).hasToString("REFUSED full");
        door.leave(first);
        assertThat(door.enter(late)).hasToString("ADMITTED");
        assertThat(door.enter(event.ticket())).hasToString("REFUSED full");
    }

    @Test
    void oneFullCheckpointFillsNoOther() {
        var event = Event.create();
        var small = event.door(event.checkpoint(Map.of("capacity", 1)));
        var large = event.door(event.checkpoint());
        small.enter(event.ticket());
        var ticket = event.ticket();

        assertThat(small.enter(ticket)).hasToString("REFUSED full");
        assertThat(large.enter(ticket)).hasToString("ADMITTED");
    }

    @Test
    void aFullEventRefusesAtEveryCheckpointOfItsPerimeter() {
        var event = Event.create(Map.of("capacity", 2));
        var north = event.door(event.checkpoint());
        var south = event.door(event.checkpoint());
        north.enter(event.ticket());
        south.enter(event.ticket());

        assertThat(north.enter(event.ticket())).hasToString("REFUSED full");
        assertThat(south.enter(event.ticket())).hasToString("REFUSED full");
    }

    @Test
    void aCheckpointWithinIsNoneOfTheEventsCapacity() {
        var event = Event.create(Map.of("capacity", 1));
        var gate = event.door(event.checkpoint());
        var bar = event.door(event.checkpoint(Map.of("perimeter", false)));
        for (var ticket : event.tickets(3)) {
            assertThat(bar.enter(ticket)).hasToString("ADMITTED");
        }

        assertThat(gate.enter(event.ticket())).hasToString("ADMITTED");
        assertThat(gate.enter(event.ticket())).hasToString("REFUSED full");
        assertThat(bar.enter(event.ticket())).hasToString("ADMITTED");
    }

    @Test
    void aRaisedCapacityLetsMoreInAndALoweredOneThrowsNobodyOut() {
        var event = Event.create(Map.of("capacity", 1));
        var door = event.door(event.checkpoint());
        door.enter(event.ticket());
        var ticket = event.ticket();
        assertThat(door.enter(ticket)).hasToString("REFUSED full");

        Api.admin().patch(event.path(""), Map.of("capacity", 2)).expect(200);
        assertThat(door.enter(ticket)).hasToString("ADMITTED");
        Api.admin().patch(event.path(""), Map.of("capacity", 1)).expect(200);
        assertThat(door.enter(event.ticket())).hasToString("REFUSED full");
        assertThat(event.stats().getInt("inside")).isEqualTo(2);
    }

    @Test
    void tenOfFiftyWhoComeAtOnceAreLetInWhereTenFit() {
        var event = Event.create();
        var gate = event.checkpoint(Map.of("capacity", 10));
        var doors = new Door[] {event.door(gate), event.door(gate), event.door(gate), event.door(gate)};
        var tickets = event.tickets(50);

        var verdicts = Together.call(
                50, n -> doors[n % doors.length].enter(tickets.get(n)).toString());

        assertThat(verdicts.stream().filter("ADMITTED"::equals)).hasSize(10);
        assertThat(verdicts.stream().filter("REFUSED full"::equals)).hasSize(40);
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(50);
        assertThat(event.stats().getInt("inside")).isEqualTo(10);
    }

    @Test
    void tenOfFiftyWhoComeAtOnceToTwoGatesAreLetInWhereTenFit() {
        var event = Event.create(Map.of("capacity", 10));
        var doors = new Door[] {event.door(event.checkpoint()), event.door(event.checkpoint())};
        var tickets = event.tickets(50);

        var verdicts = Together.call(
                50, n -> doors[n % doors.length].enter(tickets.get(n)).toString());

        assertThat(verdicts.stream().filter("ADMITTED"::equals)).hasSize(10);
        assertThat(verdicts.stream().filter("REFUSED full"::equals)).hasSize(40);
        assertThat(event.stats().getInt("inside")).isEqualTo(10);
    }
}
