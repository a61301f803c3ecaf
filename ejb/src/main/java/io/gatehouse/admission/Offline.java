package io.gatehouse.admission;

import io.gatehouse.admission.ScanOutcome.TurnedAway;
import io.gatehouse.common.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What scanners take along for when they can't ask. */
@Stateless
@RolesAllowed("SCANNER")
public class Offline {

    @Inject
    private SnapshotQuery query;

    @Inject
    private Teller teller;

    @Inject
    private Refusals refusals;

    @Inject
    private Clock clock;

    /**
     * A page of all that this scanner must know to judge by itself, or of what changed.
     *
     * @param cursor of the page before, or of the last one that it was told; any other begins anew with everything
     */
    public Snapshot snapshot(UUID scannerId, @Nullable String cursor) {
        Reach reach = query.reach(scannerId, clock.instant()).orElseThrow(() -> ProblemException.notFound("scanner"));
        Optional<TurnedAway> refusal = Rights.refuse(reach.status(), reach.eventId());
        if (refusal.isPresent()) {
            refusals.record(scannerId, "snapshot", refusal.get());
            throw new ProblemException(refusal.get().type(), refusal.get().detail());
        }
        return teller.tell(reach, cursor);
    }
}
