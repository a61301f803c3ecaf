package io.gatehouse.scanner;

import io.gatehouse.common.Fact;
import io.gatehouse.common.Guesses;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final String PAIRING_CODES = "pairing codes";

    @Inject
    private ScannerStore store;

    @EJB
    private Events events;

    @Inject
    private Guesses guesses;

    @Inject
    private Roster roster;

    @Inject
    private CommandStore commands;

    @Inject
    private OperatorStore operators;

    @Inject
    private BoundPairings boundPairings;

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
        guesses.check(PAIRING_CODES);
        Instant now = clock.instant();
        byte[] mac = secrets.mac(PAIRING, Secrets.asPrinted(pairingCode));
        PairingEntity pairing = store.take(mac, now).orElseThrow(() -> {
            guesses.failed(PAIRING_CODES, Fact.of("scanner.refused", null, "pairing", "unknown"));
            return wrongCode();
        });
        String token = Secrets.token(Tokens.PREFIX);
        Optional<UUID> bound = boundPairings.scannerOf(pairing.id());
        if (bound.isPresent()) {
            return new Enrolment(enrolAgain(bound.get(), device, Secrets.hash(token), now), token);
        }
        ScannerEntity scanner = new ScannerEntity(pairing, device, Secrets.hash(token), now);
        store.add(scanner);
        facts.fire(fact("scanner.enrolled", scanner).with("name", device.name()).with("status", scanner.status()));
        return new Enrolment(roster.of(scanner), token);
    }

    /**
     * Gives a scanner another token: the old one is nobody's from now on. Its device comes back by the pairing code, as the
     * same scanner; whoever has the device knows neither.
     */
    @RolesAllowed("ADMIN")
    public Rotation rotate(UUID scannerId) {
        Instant now = clock.instant();
        ScannerEntity scanner = store.scanner(scannerId, LockModeType.PESSIMISTIC_WRITE);
        if (scanner.status() == ScannerStatus.REVOKED) {
            throw revoked();
        }
        String token = Secrets.token(Tokens.PREFIX);
        String code = Secrets.code(CODE_CHARACTERS);
        boundPairings.end(scannerId, now);
        PairingEntity pairing = new PairingEntity(scanner.eventId(), secrets.mac(PAIRING, code), scanner.terms(), now);
        store.add(pairing);
        boundPairings.bind(pairing.id(), scannerId);
        scanner.rekey(Secrets.hash(token));
        signOff(scanner);
        facts.fire(fact("scanner.rotated", scanner).with("pairing", pairing.id()));
        return new Rotation(
                scannerId, token, new Pairing(pairing.id(), scanner.eventId(), grouped(code), pairing.expiresAt()));
    }

    private Scanner enrolAgain(UUID scannerId, Device device, byte[] tokenHash, Instant now) {
        ScannerEntity scanner = store.scanner(scannerId, LockModeType.PESSIMISTIC_WRITE);
        if (scanner.status() == ScannerStatus.REVOKED) {
            throw wrongCode();
        }
        scanner.rekey(tokenHash);
        scanner.isNow(device);
        signOff(scanner);
        commands.endAll(scannerId, now);
        facts.fire(fact("scanner.enrolled-again", scanner));
        return roster.of(scanner);
    }

    public Scanner get(UUID scannerId) {
        return roster.of(store.scanner(scannerId, LockModeType.NONE));
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
        Map<UUID, Scanner> values = new HashMap<>();
        roster.of(found).forEach(scanner -> values.put(scanner.id(), scanner));
        return Page.of(found, page, ScannerEntity::seq, scanner -> Objects.requireNonNull(values.get(scanner.id())));
    }

    /** Lets it act, also again after suspension or expiry; a revoked one never comes back. */
    public Scanner approve(UUID scannerId) {
        ScannerEntity scanner = move(scannerId, ScannerStatus.APPROVED, "scanner.approved");
        if (roster.of(scanner).status() == ScannerStatus.EXPIRED) {
            Instant until = clock.instant().plus(Expiry.GRACE);
            scanner.extend(until);
            facts.fire(fact("scanner.extended", scanner).with("until", until));
        }
        return roster.of(scanner);
    }

    public Scanner suspend(UUID scannerId) {
        return roster.of(move(scannerId, ScannerStatus.SUSPENDED, "scanner.suspended"));
    }

    public Scanner revoke(UUID scannerId) {
        return roster.of(move(scannerId, ScannerStatus.REVOKED, "scanner.revoked"));
    }

    private ScannerEntity move(UUID scannerId, ScannerStatus next, String action) {
        ScannerEntity scanner = store.scanner(scannerId, LockModeType.PESSIMISTIC_WRITE);
        if (scanner.status() == ScannerStatus.REVOKED && next != ScannerStatus.REVOKED) {
            throw revoked();
        }
        if (scanner.status() != next) {
            ScannerStatus before = scanner.status();
            scanner.become(next);
            if (next != ScannerStatus.APPROVED) {
                signOff(scanner);
            }
            facts.fire(fact(action, scanner).changed("status", before, next));
        }
        return scanner;
    }

    private void signOff(ScannerEntity scanner) {
        operators
                .signOff(scanner.id())
                .ifPresent(staffId ->
                        facts.fire(fact("scanner.operator-signed-off", scanner).with("operator", "staff/" + staffId)));
    }

    private static Fact fact(String action, ScannerEntity scanner) {
        return Fact.of(action, scanner.eventId(), "scanner", scanner.id());
    }

    private static ProblemException wrongCode() {
        return new ProblemException(
                ProblemType.NOT_FOUND, "The pairing code is wrong, used or expired; ask for a new one");
    }

    private static ProblemException revoked() {
        return new ProblemException(
                ProblemType.ILLEGAL_STATE, "The scanner is revoked, which is final; pair the device again");
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
}
