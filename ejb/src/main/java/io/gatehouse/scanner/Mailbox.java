package io.gatehouse.scanner;

import io.gatehouse.common.Fact.Origin;
import io.gatehouse.scanner.CommandStore.Open;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Commands that wait for scanners. Whether any wait for one is known without a statement, so that a heartbeat costs none. No
 * boundary, for who calls has asked already who the scanner is.
 */
@ApplicationScoped
public class Mailbox {

    @Inject
    private CommandStore store;

    @Inject
    private Confirmations confirmations;

    @Inject
    private RightsWatch watch;

    @Inject
    private Clock clock;

    private final Map<UUID, Open> byEvent = new ConcurrentHashMap<>();

    /** Before anybody else is told, who may want to hand something out then. */
    void changed(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) FleetChanged change) {
        Open open = store.open(change.eventId());
        Set<UUID> scanners = ConcurrentHashMap.newKeySet();
        scanners.addAll(open.scanners());
        byEvent.put(change.eventId(), new Open(scanners, open.version()));
    }

    /** What the scanner must be told now: what is told once will not be told again. */
    public List<Command> open(Badge badge) {
        Open open = byEvent.get(badge.eventId());
        boolean known = open != null && watch.commandsHold(badge.eventId(), open.version());
        if (open != null && known && !open.scanners().contains(badge.scannerId())) {
            return List.of();
        }
        List<Command> handed =
                store.handOut(List.of(badge.scannerId()), clock.instant()).getOrDefault(badge.scannerId(), List.of());
        if (open != null && handed.stream().noneMatch(command -> command.name().isRepeated())) {
            open.scanners().remove(badge.scannerId());
        }
        return handed;
    }

    /** The same of a scanner that may do nothing, as it is told so. */
    public List<Command> open(UUID scannerId) {
        return store.handOut(List.of(scannerId), clock.instant()).getOrDefault(scannerId, List.of());
    }

    /** What waits for those of these scanners for whom anything does. */
    public Map<UUID, List<Command>> open(UUID eventId, Collection<UUID> scannerIds) {
        Open open = byEvent.get(eventId);
        List<UUID> waited = scannerIds.stream()
                .filter(id -> open == null || open.scanners().contains(id))
                .distinct()
                .toList();
        return waited.isEmpty() ? Map.of() : store.handOut(waited, clock.instant());
    }

    /** A scanner has carried these out. */
    public void done(Badge badge, Collection<UUID> ids, Origin origin) {
        confirmations.done(badge, ids, origin, clock.instant());
    }
}
