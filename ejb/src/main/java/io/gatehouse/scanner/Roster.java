package io.gatehouse.scanner;

import io.gatehouse.event.Events;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Scanners with all that is known of them; what stands in several tables is read once for all. */
@Dependent
class Roster {

    @EJB
    private Events events;

    @Inject
    private Heartbeats heartbeats;

    @Inject
    private CommandStore commands;

    @Inject
    private OperatorStore operators;

    @Inject
    private Clock clock;

    Scanner of(ScannerEntity scanner) {
        return of(List.of(scanner)).get(0);
    }

    /** In the order given. */
    List<Scanner> of(List<ScannerEntity> scanners) {
        List<UUID> ids = scanners.stream().map(ScannerEntity::id).toList();
        Map<UUID, Pulse> pulses = heartbeats.newest(ids);
        Map<UUID, Operator> people = operators.of(ids);
        Map<UUID, Standing> standings = commands.standing(ids);
        Map<UUID, Instant> ends = new HashMap<>();
        Instant now = clock.instant();
        return scanners.stream()
                .map(one -> one.value(
                        ends.computeIfAbsent(one.eventId(), events::endOf),
                        now,
                        pulses.get(one.id()),
                        people.get(one.id()),
                        standings.getOrDefault(one.id(), Standing.NONE)))
                .toList();
    }
}
