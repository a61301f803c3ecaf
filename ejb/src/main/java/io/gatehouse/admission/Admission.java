package io.gatehouse.admission;

import io.gatehouse.admission.ScanOutcome.TurnedAway;
import io.gatehouse.common.Caller;
import io.gatehouse.common.Fact.Origin;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.scanner.Badge;
import io.gatehouse.scanner.Badges;
import io.gatehouse.scanner.Command;
import io.gatehouse.scanner.Heartbeat;
import io.gatehouse.scanner.Heartbeats;
import io.gatehouse.scanner.Mailbox;
import io.gatehouse.scanner.ScannerStatus;
import io.gatehouse.scanner.Tokens;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Judges scans as they are asked, and tells what they add up to. */
@Stateless
public class Admission {

    private static final int MOST_TRIES = 20;
    private static final int MOST_HELD = 5_000;
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);

    @Inject
    private Tokens tokens;

    @Inject
    private Badges badges;

    @Inject
    private Turnstile turnstile;

    @EJB
    private Uploads uploads;

    @Inject
    private Askers askers;

    @Inject
    private Clock clock;

    @Inject
    private Refusals refusals;

    @Inject
    private Doorkeeper doorkeeper;

    @Inject
    private Heartbeats heartbeats;

    @Inject
    private Mailbox mailbox;

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
        return ask(scannerId, request, origin(scannerId));
    }

    /** The same for who proves with each scan who they are. */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public CompletionStage<ScanOutcome> scan(Bearer bearer, ScanRequest request) {
        UUID scannerId = owner(bearer);
        return ask(scannerId, request, bearer.origin(scannerId));
    }

    /** Refuses who may not act at this event; with a record, if it is one that we know. */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public UUID enter(Bearer bearer, UUID eventId) {
        UUID scannerId = owner(bearer);
        doorkeeper.admit(scannerId, eventId, bearer.origin(scannerId));
        return scannerId;
    }

    /** The same for who may act anywhere at its event, which is told. */
    @RolesAllowed("SCANNER")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public UUID enter(UUID scannerId) {
        return doorkeeper.admit(scannerId, origin(scannerId)).eventId();
    }

    /** Why some of those who have entered may not stay, by their tokens; by one statement, and without a record. */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Map<String, ProblemException> lookAgain(Collection<String> tokens, UUID eventId) {
        Map<String, ProblemException> problems = new HashMap<>();
        doorkeeper
                .lookAgain(tokens, eventId)
                .forEach((token, away) -> problems.put(token, new ProblemException(away.type(), away.detail())));
        return problems;
    }

    /** Takes note of how a scanner fares, and tells what it was commanded to do. */
    @RolesAllowed("SCANNER")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<Command> beat(UUID scannerId, UUID eventId, Heartbeat beat) {
        return beat(scannerId, eventId, beat, origin(scannerId));
    }

    /** The same for who proves with each beat who they are. */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<Command> beat(Bearer bearer, UUID eventId, Heartbeat beat) {
        UUID scannerId = owner(bearer);
        return beat(scannerId, eventId, beat, bearer.origin(scannerId));
    }

    /** A scanner has carried out what it was commanded to do. */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void done(Bearer bearer, UUID commandId) {
        UUID scannerId = owner(bearer);
        doorkeeper.done(scannerId, Set.of(commandId), bearer.origin(scannerId));
    }

    /** What waits for a scanner that was just told that it may do nothing. */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<Command> commands(Bearer bearer) {
        return tokens.owner(bearer.token()).map(mailbox::open).orElse(List.of());
    }

    /** Takes scans in that doors made alone: what became of each, in order. All of it is committed when it is told. */
    @RolesAllowed("SCANNER")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<LateOutcome> upload(UUID scannerId, @Nullable Instant sentAt, List<LateItem> items) {
        Instant now = clock.instant();
        Place scanner = askers.scanner(scannerId, now);
        boolean approved = scanner.status() == ScannerStatus.APPROVED;
        if (scanner.status() == ScannerStatus.PENDING || (!approved && tooMany(scannerId, items.size()))) {
            TurnedAway turnedAway = Rights.refuse(scanner).orElseThrow();
            refusals.record(origin(scannerId), scannerId, turnedAway);
            throw new ProblemException(turnedAway.type(), turnedAway.detail());
        }
        List<LateOutcome> outcomes = take(scannerId, sentAt, now, items);
        return approved ? outcomes : outcomes.stream().map(LateOutcome::silent).toList();
    }

    /** What the scans of an event add up to. */
    @RolesAllowed("OPERATOR")
    public Stats stats(UUID eventId) {
        return stats.of(eventId).orElseThrow(() -> ProblemException.notFound("event"));
    }

    /** What the newest scans of an event were told: of each verdict the most frequent reason first. */
    @RolesAllowed("OPERATOR")
    public List<Stats.Share> lately(UUID eventId) {
        return stats.lately(eventId);
    }

    private List<Command> beat(UUID scannerId, UUID eventId, Heartbeat beat, Origin origin) {
        if (!beat.done().isEmpty()) {
            // also of one that may do nothing any more: it was told to wipe itself, and did
            doorkeeper.done(scannerId, beat.done(), origin);
        }
        Badge badge = doorkeeper.admit(scannerId, eventId, origin);
        heartbeats.beat(scannerId, beat, origin.address());
        return mailbox.open(badge);
    }

    private CompletionStage<ScanOutcome> ask(UUID scannerId, ScanRequest request, Origin origin) {
        return turnstile
                .ask(Asked.of(scannerId, request))
                .thenCompose(outcome -> outcome instanceof TurnedAway turnedAway
                        // away from the thread that serves those who have the right
                        ? threads.supplyAsync(() -> {
                            refusals.record(acting(scannerId, origin), scannerId, request, turnedAway);
                            return turnedAway;
                        })
                        : CompletableFuture.completedStage(outcome));
    }

    private UUID owner(Bearer bearer) {
        return tokens.owner(bearer.token()).orElseThrow(() -> {
            TurnedAway nobody = Rights.nobody(Uploads.NOWHERE);
            return new ProblemException(nobody.type(), nobody.detail());
        });
    }

    /** Tickets that are scanned at this moment make it begin again; at last it takes them for itself. */
    private List<LateOutcome> take(UUID scannerId, @Nullable Instant sentAt, Instant receivedAt, List<LateItem> items) {
        for (int tries = 1; ; tries++) {
            try {
                return uploads.take(scannerId, sentAt, receivedAt, items, tries > 1);
            } catch (LostRace e) {
                if (tries == MOST_TRIES) {
                    throw ProblemException.tryLater(
                            ProblemType.BUSY, "Too much is going on; nothing was stored, send it again", COME_AGAIN);
                }
            }
        }
    }

    private boolean tooMany(UUID scannerId, int items) {
        return askers.heldFor(scannerId) + items > MOST_HELD;
    }

    private Origin acting(UUID scannerId, Origin origin) {
        return Acting.at(scannerId, badges.of(scannerId).operatorId(), origin);
    }

    private Origin origin(UUID scannerId) {
        return new Origin("scanner/" + scannerId, caller.address(), caller.userAgent());
    }
}
