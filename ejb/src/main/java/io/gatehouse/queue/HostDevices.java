package io.gatehouse.queue;

import io.gatehouse.common.Fact;
import io.gatehouse.common.Guesses;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.common.Secrets;
import io.gatehouse.common.Violations;
import io.gatehouse.database.Sql;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Devices that run a line: paired by a code that is good once and soon, given new tokens, sent away. */
@Stateless
@RolesAllowed({"HOST", Queues.HOST_DEVICE})
public class HostDevices {

    private static final String PURPOSE = "queue-pairing";
    private static final String PAIRING_CODES = "pairing codes";
    private static final int CODE_CHARACTERS = 12;
    private static final int LONGEST_NAME = 200;
    private static final Duration LIFE = Duration.ofMinutes(15);

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Resource
    private SessionContext session;

    @Inject
    private Hosts hosts;

    @Inject
    private Secrets secrets;

    @Inject
    private Guesses guesses;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Clock clock;

    public HostPairing offer(UUID queueId) {
        String code = Secrets.code(CODE_CHARACTERS);
        Instant now = clock.instant();
        HostPairing pairing = new HostPairing(UUID.randomUUID(), queueId, code, now.plus(LIFE));
        return Sql.present(source, sql -> {
            Queue queue = Queues.get(sql, queueId);
            hosts.check(sql, actor(), queueId);
            HostStore.offer(sql, pairing, secrets.mac(PURPOSE, code), now);
            facts.fire(fact("queue.pairing-offered", queue).with("pairing", pairing.id()));
            return pairing;
        });
    }

    /** Takes a pairing, which only one device can. */
    @PermitAll
    public HostToken begin(UUID queueId, String pairingCode, String name) {
        new Violations().text("name", name, LONGEST_NAME).orThrow();
        guesses.check(PAIRING_CODES);
        Instant now = clock.instant();
        byte[] mac = secrets.mac(PURPOSE, Secrets.asPrinted(pairingCode));
        return Sql.present(source, sql -> {
            Queue queue = Queues.get(sql, queueId);
            if (!HostStore.take(sql, queueId, mac, now)) {
                guesses.failed(
                        PAIRING_CODES,
                        Fact.of("queue.host-refused", queue.details().eventId(), Queues.QUEUE, queueId));
                throw new ProblemException(
                        ProblemType.NOT_FOUND, "The pairing code is wrong, used or expired; ask for a new one");
            }
            return hosts.add(sql, queueId, queue.details().eventId(), name.strip());
        });
    }

    public List<Host> list(UUID queueId) {
        return Sql.present(source, sql -> {
            Queues.get(sql, queueId);
            hosts.check(sql, actor(), queueId);
            return HostStore.of(sql, queueId);
        });
    }

    /** Gives the device that asks another token: the old one is nobody's from now on. */
    @RolesAllowed(Queues.HOST_DEVICE)
    public HostToken rotate(UUID queueId) {
        UUID hostId = UUID.fromString(actor().substring(HostTokens.ACTOR.length()));
        String token = Secrets.token(HostTokens.PREFIX);
        return Sql.present(source, sql -> {
            Queue queue = Queues.get(sql, queueId);
            hosts.check(sql, actor(), queueId);
            Host host = HostStore.one(sql, hostId).orElseThrow();
            HostStore.rotate(sql, hostId, Secrets.hash(token));
            facts.fire(fact("queue.host-rotated", queue).with("host", hostId));
            return new HostToken(host, token);
        });
    }

    public void revoke(UUID queueId, UUID hostId) {
        Sql.present(source, sql -> {
            Queue queue = Queues.get(sql, queueId);
            hosts.check(sql, actor(), queueId);
            if (!HostStore.revoke(sql, queueId, hostId, clock.instant())) {
                throw ProblemException.notFound("host");
            }
            // it may know one
            HostStore.withdraw(sql, queueId, clock.instant());
            facts.fire(fact("queue.host-revoked", queue).with("host", hostId));
            return true;
        });
    }

    private String actor() {
        return session.getCallerPrincipal().getName();
    }

    private static Fact fact(String action, Queue queue) {
        return Fact.of(action, queue.details().eventId(), Queues.QUEUE, queue.id());
    }
}
