package io.gatehouse.scanner;

import io.gatehouse.common.Page;
import io.gatehouse.event.Events;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All scanners of an event as they fare now, for pictures that the server draws. Who may look is asked by who shows them. */
@Stateless
@PermitAll
public class Fleet {

    private static final int MOST = 2_000;

    @Inject
    private ScannerStore store;

    @Inject
    private Heartbeats heartbeats;

    @EJB
    private Events events;

    @Inject
    private Clock clock;

    /** The newest first. */
    public List<Scanner> of(UUID eventId) {
        List<ScannerEntity> found = store.newest(eventId, new Page.Request(Long.MAX_VALUE, MOST));
        if (found.isEmpty()) {
            return List.of();
        }
        Map<UUID, Pulse> pulses =
                heartbeats.newest(found.stream().map(ScannerEntity::id).toList());
        Instant eventEnd = events.endOf(eventId);
        Instant now = clock.instant();
        return found.stream()
                .map(scanner -> scanner.value(eventEnd, now, pulses.get(scanner.id())))
                .toList();
    }
}
