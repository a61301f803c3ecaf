package io.gatehouse.admission;

import io.gatehouse.common.Fact.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Lets scanners in to their event; with a record of whom it turns away. */
@ApplicationScoped
class Doorkeeper {

    private static final Duration TRUST = Duration.ofSeconds(1);
    private static final int MOST_KNOWN = 10_000;

    private record Visit(UUID scannerId, UUID eventId) {}

    @Inject
    private Askers askers;

    @Inject
    private Refusals refusals;

    @Inject
    private Clock clock;

    private final Map<Visit, Instant> letIn = new ConcurrentHashMap<>();

    void admit(UUID scannerId, UUID eventId, Origin origin) {
        Instant now = clock.instant();
        Place scanner = askers.scanner(scannerId, now);
        Rights.refuse(scanner, eventId).ifPresent(turnedAway -> {
            refusals.record(origin, scannerId, turnedAway);
            turnedAway.orThrow();
        });
        if (letIn.size() >= MOST_KNOWN) {
            letIn.clear();
        }
        letIn.put(new Visit(scannerId, eventId), now);
    }

    /** For what says often and little: a right that was looked at within a second still holds. */
    void admitAgain(UUID scannerId, UUID eventId, Origin origin) {
        Instant before = letIn.get(new Visit(scannerId, eventId));
        if (before == null || !clock.instant().isBefore(before.plus(TRUST))) {
            admit(scannerId, eventId, origin);
        }
    }
}
