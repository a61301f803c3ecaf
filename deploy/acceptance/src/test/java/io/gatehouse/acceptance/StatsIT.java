package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class StatsIT {
    private final Event event = Event.create();

    @Test
    void anEventWithoutScansHasZeroes() {
        var gate = event.checkpoint();
        var stats = event.stats();

        figures(stats, Map.of("tickets", 0, "admitted", 0, "entries", 0, "inside", 0, "exits", 0, "refused", 0));
        assertThat(stats.getInt("openConflicts")).isZero();
        assertThat(stats.getJsonArray("categories")).isNotNull();
        assertThat(stats.getJsonArray("perMinute")).isNotNull();
        figures(at(stats, gate), Map.of("admitted", 0, "entries", 0, "inside", 0, "refused", 0));
        assertThat(at(stats, gate).getString("name")).isEqualTo(gate.name());
    }

    @Test
    void theFiguresFollowFromTheScans() {
        var door = event.door(event.checkpoint(Map.of("entriesPerTicket", 3)));
        var tickets = event.tickets(5);
        door.enter(tickets.get(0));
        door.enter(tickets.get(0));
        door.enter(tickets.get(1));
        door.leave(tickets.get(1));
        door.enter(tickets.get(2));
        door.enter("no such code");
        tickets.get(3).block();
        door.enter(tickets.get(3));

        figures(
                event.stats(),
                Map.of("tickets", 5, "admitted", 3, "entries", 4, "inside", 3, "exits", 1, "refused", 2));
    }

    @Test
    void aRepetitionIsCountedOnceHoweverItEnded() {
        var gate = event.checkpoint();
        var door = event.door(gate);
        var entry = Scan.of(gate, event.ticket());
        var refusal = Scan.of(gate, "no such code");
        for (int i = 0; i < 4; i++) {
            door.scan(entry);
            door.scan(refusal);
        }

        figures(event.stats(), Map.of("admitted", 1, "entries", 1, "inside", 1, "refused", 1));
    }

    @Test
    void aCheckpointHasItsOwnFiguresAndTheEventTakesThoseOfItsPerimeter() {
        var gate = event.checkpoint();
        var bar = event.checkpoint(Map.of("perimeter", false, "entriesPerTicket", 5));
        var gateDoor = event.door(gate);
        var barDoor = event.door(bar);
        var tickets = event.tickets(3);
        gateDoor.enter(tickets.get(0));
        gateDoor.enter(tickets.get(1));
        gateDoor.enter(tickets.get(1));
        barDoor.enter(tickets.get(0));
        barDoor.enter(tickets.get(0));
        barDoor.enter(tickets.get(2));

        var stats = event.stats();
        figures(at(stats, gate), Map.of("admitted", 2, "entries", 2, "inside", 2, "refused", 1));
        figures(at(stats, bar), Map.of("admitted", 2, "entries", 3, "inside", 3, "refused", 0));
        figures(stats, Map.of("tickets", 3, "admitted", 2, "entries", 2, "inside", 2, "refused", 1));
    }

    @Test
    void aTicketAtTwoGatesOfThePerimeterIsOneAdmittedTicketAndTwoEntries() {
        var ticket = event.ticket();
        event.door(event.checkpoint()).enter(ticket);
        event.door(event.checkpoint()).enter(ticket);

        figures(event.stats(), Map.of("admitted", 1, "entries", 2));
    }

    @Test
    void insideNeverFallsBelowNobody() {
        var door = event.door(event.checkpoint());
        var ticket = event.ticket();
        door.leave(ticket);
        door.leave(ticket);
        figures(event.stats(), Map.of("inside", 0, "exits", 2, "admitted", 0));

        door.enter(ticket);
        door.leave(ticket);
        door.leave(ticket);
        figures(event.stats(), Map.of("inside", 0, "exits", 4, "admitted", 1, "entries", 1));
    }

    @Test
    void whoComesBackIsTwoEntriesOfOneTicket() {
        var door = event.door(event.checkpoint(Map.of("reentry", true)));
        var ticket = event.ticket();
        door.enter(ticket);
        door.leave(ticket);
        door.enter(ticket);

        figures(event.stats(), Map.of("admitted", 1, "entries", 2, "exits", 1, "inside", 1));
    }

    @Test
    void aRefusedExitIsARefusalAndNoExit() {
        var door = event.door(event.checkpoint());
        var ticket = event.ticket();
        door.enter(ticket);
        ticket.block();
        door.leave(ticket);

        figures(event.stats(), Map.of("inside", 1, "exits", 0, "refused", 1));
    }

    @Test
    void theMinutesAddUpToTheWhole() {
        var before = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        var door = event.door(event.checkpoint());
        for (var ticket : event.tickets(4)) {
            door.enter(ticket);
        }
        door.enter("no such code");

        var minutes = event.stats().getJsonArray("perMinute").getValuesAs(JsonObject.class);

        assertThat(minutes.stream().mapToInt(minute -> minute.getInt("entries")).sum())
                .isEqualTo(4);
        assertThat(minutes.stream().mapToInt(minute -> minute.getInt("refused")).sum())
                .isEqualTo(1);
        var busy = minutes.stream()
                .filter(minute -> minute.getInt("entries") > 0)
                .map(minute -> Instant.parse(minute.getString("minute")))
                .toList();
        assertThat(busy)
                .allSatisfy(minute -> assertThat(minute)
                        .isEqualTo(minute.truncatedTo(ChronoUnit.MINUTES))
                        .isBetween(before, Instant.now()));
    }

    @Test
    void theFiguresOfOneEventAreNotThoseOfAnother() {
        var other = Event.create();
        other.door(other.checkpoint()).enter(other.ticket());

        figures(event.stats(), Map.of("tickets", 0, "admitted", 0, "entries", 0));
        assertThat(event.stats().getJsonArray("checkpoints")).isEqualTo(JsonValue.EMPTY_JSON_ARRAY);
    }

    @Test
    void theCategoriesOfTheTicketsAreTold() {
        var door = event.door(event.checkpoint());
        var tickets = event.tickets(List.of(Map.of("category", "VIP"), Map.of("category", "Guest")));
        door.enter(tickets.get(0));

        assertThat(event.stats().getJsonArray("categories").toString()).contains("VIP", "Guest");
    }

    private static void figures(JsonObject stats, Map<String, Integer> expected) {
        expected.forEach((name, figure) ->
                assertThat(stats.getInt(name)).as("%s in %s", name, stats).isEqualTo(figure));
    }

    private static JsonObject at(JsonObject stats, Checkpoint checkpoint) {
        return stats.getJsonArray("checkpoints").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("id").equals(checkpoint.id()))
                .findFirst()
                .orElseThrow();
    }
}
