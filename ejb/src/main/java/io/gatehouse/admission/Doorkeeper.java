package io.gatehouse.admission;

import io.gatehouse.common.Fact.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** Lets scanners in to their event; with a record of whom it turns away. */
@ApplicationScoped
class Doorkeeper {

    @Inject
    private Askers askers;

    @Inject
    private Refusals refusals;

    @Inject
    private Clock clock;

    void admit(UUID scannerId, UUID eventId, Origin origin) {
        Place scanner = askers.scanner(scannerId, clock.instant());
        Rights.refuse(scanner, eventId).ifPresent(turnedAway -> {
            refusals.record(origin, scannerId, turnedAway);
            turnedAway.orThrow();
        });
    }
}
