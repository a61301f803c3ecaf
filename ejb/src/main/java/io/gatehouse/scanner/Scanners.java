package io.gatehouse.scanner;

import io.gatehouse.common.Fact;
import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.common.Secrets;
import io.gatehouse.common.Violations;
import io.gatehouse.event.Checkpoint;
import io.gatehouse.event.Events;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Devices: offered a pairing, enrolled, approved, suspended, revoked. */
@Stateless
@RolesAllowed("SUPERVISOR")
public class Scanners {

    private static final int CODE_CHARACTERS = 12;
    private static final int CODE_GROUP = 4;
    private static final String PAIRING = "pairing";

    /** Being seen is worth one write in this time, not one a call. */
    private static final Duration SEEN_RESOLUTION = Duration.ofSeconds(30);

    @Inject
    private ScannerStore store;

    @EJB
    private Events events;

    @Inject
    private EnrolmentGuard guard;

    @Inject
    private Heartbeats heartbeats;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Secrets secrets;

    @Inject
    private Clock clock;

    @RolesAllowed("ADMIN")
    public Pairing offer(UUID eventId, PairingTerms terms) {
        events.get(eventId);
        for (UUID checkpointId : terms.checkpoints()) {
            Checkpoint checkpoint = events.checkpoint(checkpointId);
            new Violations()
                    .check(checkpoint.eventId().equals(eventId), "checkpointIds", "must be checkpoints of this event")
                    .orThrow();
        }
        String code = Secrets.code(CODE_CHARACTERS);
        PairingEntity pairing = new PairingEntity(eventId, secrets.mac(PAIRING, code), terms, clock.instant());
        store.add(pairing);
        facts.fire(Fact.of("pairing.offered", eventId, "pairing", pairing.id())
                .with("profile", terms.profile().wire())
                .with("approve", terms.approve()));
        return new Pairing(pairing.id(), eventId, grouped(code), pairing.expiresAt());
    }

    /** Takes a pairing, which only one device can. */
    @PermitAll
    public Enrolment enrol(String pairingCode, Device device) {
        guard.check();
        Instant now = clock.instant();
        byte[] mac = secrets.mac(PAIRING, asPrinted(pairingCode));
        PairingEntity pairing = store.take(mac, now).orElseThrow(() -> {
            guard.failed();
            return new ProblemException(
                    ProblemType.NOT_FOUND, "The pairing code is wrong, used or expired; ask for a new one");
        });
        String token = Secrets.token(Tokens.PREFIX);
        ScannerEntity scanner = new ScannerEntity(pairing, device, Secrets.hash(token), now);
        store.add(scanner);
        remember("scanner.enrolled", scanner);
        return new Enrolment(value(scanner), token);
    }

    /** Whose token it is, whatever that scanner may do. */
    @PermitAll
    public Optional<UUID> authenticate(String token) {
        Instant now = clock.instant();
        Optional<UUID> scannerId = store.idOf(Secrets.hash(token));
        scannerId.ifPresent(id -> store.seen(id, now, now.minus(SEEN_RESOLUTION)));
        return scannerId;
    }

    public Scanner get(UUID scannerId) {
        return value(store.scanner(scannerId, LockModeType.NONE));
    }

    public Page<Scanner> list(@Nullable UUID eventId, Page.Request page) {
        if (eventId != null) {
            events.get(eventId);
        }
        return page(store.newest(eventId, page), page);
    }

    /** Those of any of these events. */
    public Page<Scanner> list(Set<UUID> events, Page.Request page) {
        return page(store.newest(events, page), page);
    }

    private Page<Scanner> page(List<ScannerEntity> found, Page.Request page) {
        Map<UUID, Pulse> pulses =
                heartbeats.newest(found.stream().map(ScannerEntity::id).toList());
        return Page.of(found, page, ScannerEntity::seq, scanner -> value(scanner, pulses.get(scanner.id())));
    }

    /** Lets it act, also again after suspension or expiry; a revoked one never comes back. */
    public Scanner approve(UUID scannerId) {
        ScannerEntity scanner = move(scannerId, ScannerStatus.APPROVED, "scanner.approved");
        if (value(scanner).status() == ScannerStatus.EXPIRED) {
            scanner.extend(clock.instant().plus(Expiry.GRACE));
        }
        return value(scanner);
    }

    public Scanner suspend(UUID scannerId) {
        return value(move(scannerId, ScannerStatus.SUSPENDED, "scanner.suspended"));
    }

    public Scanner revoke(UUID scannerId) {
        return value(move(scannerId, ScannerStatus.REVOKED, "scanner.revoked"));
    }

    private ScannerEntity move(UUID scannerId, ScannerStatus next, String action) {
        ScannerEntity scanner = store.scanner(scannerId, LockModeType.PESSIMISTIC_WRITE);
        if (scanner.status() == ScannerStatus.REVOKED && next != ScannerStatus.REVOKED) {
            throw new ProblemException(
                    ProblemType.ILLEGAL_STATE, "The scanner is revoked, which is final; pair the device again");
        }
        if (scanner.status() != next) {
            scanner.become(next);
            remember(action, scanner);
        }
        return scanner;
    }

    private Scanner value(ScannerEntity scanner) {
        return value(scanner, heartbeats.newest(List.of(scanner.id())).get(scanner.id()));
    }

    private Scanner value(ScannerEntity scanner, @Nullable Pulse pulse) {
        Instant eventEnd = events.endOf(scanner.eventId());
        return scanner.value(eventEnd, clock.instant(), pulse);
    }

    private void remember(String action, ScannerEntity scanner) {
        facts.fire(Fact.of(action, scanner.eventId(), "scanner", scanner.id()));
    }

    private static String grouped(String code) {
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < code.length(); i++) {
            if (i > 0 && i % CODE_GROUP == 0) {
                grouped.append('-');
            }
            grouped.append(code.charAt(i));
        }
        return grouped.toString();
    }

    /** A code that a person typed: case, spaces and hyphens don't matter, and look-alikes are what we would have printed. */
    static String asPrinted(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
