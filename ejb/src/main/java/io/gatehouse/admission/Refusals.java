package io.gatehouse.admission;

import io.gatehouse.admission.ScanOutcome.TurnedAway;
import io.gatehouse.common.Fact;
import io.gatehouse.common.Fact.Origin;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Keeps a record of those who asked without the right to. */
@Dependent
class Refusals {

    @Inject
    private Event<Fact> facts;

    /** The caller of the present thread asked for something other than a scan. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void record(UUID scannerId, String asked, TurnedAway turnedAway) {
        facts.fire(Fact.of("scanner.turned-away", turnedAway.eventId(), "scanner", scannerId)
                .with("problem", turnedAway.type().slug())
                .with("asked", asked));
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void record(Origin origin, UUID scannerId, ScanRequest request, TurnedAway turnedAway) {
        facts.fire(Fact.of("scan.turned-away", turnedAway.eventId(), "scanner", scannerId)
                .with("problem", turnedAway.type().slug())
                .with("scanId", request.scanId())
                .with("checkpointId", request.checkpointId())
                .by(origin));
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void record(Origin origin, UUID scannerId, TurnedAway turnedAway) {
        facts.fire(Fact.of("scan.turned-away", turnedAway.eventId(), "scanner", scannerId)
                .with("problem", turnedAway.type().slug())
                .by(origin));
    }
}
