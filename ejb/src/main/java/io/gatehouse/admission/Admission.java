package io.gatehouse.admission;

import io.gatehouse.admission.Place.Gate;
import io.gatehouse.admission.ScanOutcome.Told;
import io.gatehouse.admission.ScanOutcome.TurnedAway;
import io.gatehouse.admission.ScanStore.Earlier;
import io.gatehouse.common.Fact;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.common.Violations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges scans, and tells what they add up to. */
@Stateless
public class Admission {

    @Inject
    private ScanStore store;

    @Inject
    private StatsQuery stats;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Clock clock;

    /** The verdict on a scan: of a {@code scanId} that was asked before, the first. */
    @RolesAllowed("SCANNER")
    public ScanOutcome scan(UUID scannerId, ScanRequest request) {
        Place place = store.place(scannerId, request.checkpointId(), clock.instant())
                .orElseThrow(() -> ProblemException.notFound("scanner"));
        Optional<TurnedAway> turnedAway = Rights.refuse(place);
        if (turnedAway.isPresent()) {
            remember(turnedAway.get(), place, request);
            return turnedAway.get();
        }
        Gate gate = place.checkpoint();
        if (gate == null) {
            throw new IllegalStateException("A scanner without a checkpoint has no right to ask");
        }
        mayAskByTicket(place, request);
        boolean force = request.force() && place.profile().mayForce();
        return replay(place, request, force).orElseGet(() -> decide(place, gate, request, force));
    }

    /** What the scans of an event add up to. */
    @RolesAllowed("OPERATOR")
    public Stats stats(UUID eventId) {
        return stats.of(eventId).orElseThrow(() -> ProblemException.notFound("event"));
    }

    private Optional<ScanOutcome> replay(Place place, ScanRequest request, boolean force) {
        return store.stored(request.scanId(), place.profile().seesHolder())
                .map(stored -> stored.asksTheSame(request, force)
                        ? new Told(stored.answer())
                        : new TurnedAway(
                                ProblemType.SCAN_ID_REUSED,
                                "This scanId was used with another code, checkpoint, direction or force"));
    }

    private ScanOutcome decide(Place place, Gate gate, ScanRequest request, boolean force) {
        Holding holding = store.lockTicket(place, request)
                .map(ticketId -> store.holding(ticketId, gate.id(), place, request))
                .orElse(null);
        // The time is taken under the ticket's lock, so that a ticket's scans are settled in the order they were
        // judged.
        Instant now = clock.instant();
        Claim claim = holding == null ? null : holding.claim();
        AdmissionPolicy policy = new AdmissionPolicy(gate.door(), now, () -> full(place, gate));
        Ruling ruling = policy.judge(request.direction(), force, claim);
        Earlier earlier = earlier(ruling, holding, gate);
        String explanation = new Explanation(place.timezone(), now)
                .of(ruling, gate.door(), claim, earlier == null ? null : earlier.told());
        ScanAnswer answer = new ScanAnswer(
                request.scanId(),
                ruling.verdict(),
                ruling.reason(),
                explanation,
                ruling.forced(),
                false,
                now,
                holding == null ? null : holding.guest(),
                earlier == null ? null : earlier.told());
        if (!store.add(place, request, force, answer, earlier)) {
            // Somebody stored this scanId since we looked; theirs is the first verdict.
            return replay(place, request, force).orElseThrow();
        }
        if (holding != null) {
            settle(ruling, holding, gate, request.scanId());
        }
        return new Told(answer);
    }

    private void settle(Ruling ruling, Holding holding, Gate gate, UUID scanId) {
        UUID ticketId = holding.guest().id();
        Tally before = holding.claim().tally();
        switch (ruling.verdict()) {
            case ADMITTED -> {
                if (!ruling.forced()) {
                    store.takeSlot(ticketId, gate.id(), gate.door().entriesPerTicket(), scanId);
                }
                store.keep(ticketId, gate.id(), before.entered());
            }
            case EXITED -> {
                Tally after = before.left(gate.door().reentry());
                if (after.used() < holding.slots()) {
                    store.freeSlot(ticketId, gate.id());
                }
                store.keep(ticketId, gate.id(), after);
            }
            case REFUSED -> {
                // its row is all that it leaves
            }
        }
    }

    private boolean full(Place place, Gate gate) {
        return (gate.capacity() != null && store.full(gate.id(), gate.capacity()))
                || (gate.eventCapacity() != null && store.eventFull(place.eventId(), gate.eventCapacity()));
    }

    private @Nullable Earlier earlier(Ruling ruling, @Nullable Holding holding, Gate gate) {
        return holding == null || !ruling.concerns(Reason.ALREADY_ADMITTED)
                ? null
                : store.earlier(holding.guest().id(), gate.id()).orElse(null);
    }

    private static void mayAskByTicket(Place place, ScanRequest request) {
        new Violations()
                .check(!request.manual() || place.profile().mayForce(), "ticketId", "needs a scanner of profile full")
                .orThrow();
    }

    private void remember(TurnedAway turnedAway, Place place, ScanRequest request) {
        facts.fire(Fact.of("scan.turned-away", place.eventId(), "scanner", place.scannerId())
                .with("problem", turnedAway.type().slug())
                .with("scanId", request.scanId())
                .with("checkpointId", request.checkpointId()));
    }
}
