package io.gatehouse.admission;

import io.gatehouse.admission.ScanOutcome.TurnedAway;
import io.gatehouse.common.Caller;
import io.gatehouse.common.Fact.Origin;
import io.gatehouse.common.ProblemException;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Judges scans as they are asked, and tells what they add up to. */
@Stateless
public class Admission {

    @Inject
    private Turnstile turnstile;

    @Inject
    private Refusals refusals;

    @Resource
    private ManagedExecutorService threads;

    @Inject
    private StatsQuery stats;

    @Inject
    private Caller caller;

    /** The verdict on a scan, when it is committed: of a {@code scanId} that was asked before, the first. */
    @RolesAllowed("SCANNER")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public CompletionStage<ScanOutcome> scan(UUID scannerId, ScanRequest request) {
        Origin origin = new Origin("scanner/" + scannerId, caller.address(), caller.userAgent());
        return turnstile
                .ask(Asked.of(scannerId, request))
                .thenCompose(outcome -> outcome instanceof TurnedAway turnedAway
                        // away from the thread that serves those who have the right
                        ? threads.supplyAsync(() -> {
                            refusals.record(origin, scannerId, request, turnedAway);
                            return turnedAway;
                        })
                        : CompletableFuture.completedStage(outcome));
    }

    /** What the scans of an event add up to. */
    @RolesAllowed("OPERATOR")
    public Stats stats(UUID eventId) {
        return stats.of(eventId).orElseThrow(() -> ProblemException.notFound("event"));
    }
}
