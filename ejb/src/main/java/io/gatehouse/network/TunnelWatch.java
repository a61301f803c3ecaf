package io.gatehouse.network;

import io.gatehouse.common.Secrets;
import io.gatehouse.network.Offer.Outside;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks after the tunnel, if there is one: asks its agent at every poll, and visits ourselves through it as often as needed. */
@ApplicationScoped
class TunnelWatch {

    private static final Logger LOG = Logger.getLogger(TunnelWatch.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    private NetworkSettings settings;

    @Inject
    private Secrets secrets;

    @Inject
    private Announcer announcer;

    @Inject
    private Clock clock;

    private @Nullable Tunnel tunnel;
    private @Nullable Probe probe;
    private volatile TunnelHealth health = TunnelHealth.UNKNOWN;
    private volatile @Nullable Instant changedAt;
    private volatile Instant usedAt = Instant.EPOCH;
    private Instant begunAt = Instant.EPOCH;
    private int sinceProbe;

    @PostConstruct
    void begin() {
        AgentHttp http = new AgentHttp(PATIENCE);
        tunnel = settings.tunnel(http).orElse(null);
        probe = new Probe(http, SiteKey.of(secrets));
        begunAt = clock.instant();
    }

    boolean isConfigured() {
        return tunnel != null;
    }

    /** Somebody wants to know where we are. */
    void used() {
        usedAt = clock.instant();
    }

    /** The address from outside, while it works. */
    @Nullable
    Outside online() {
        TunnelHealth now = health;
        Tunnel known = tunnel;
        return known == null || now.url() == null || !now.up() ? null : new Outside(known.kind(), now.url());
    }

    /** The address from outside, whether it works or not. */
    Optional<String> claimed() {
        return Optional.ofNullable(health.url());
    }

    Optional<TunnelState> state() {
        TunnelHealth now = health;
        return Optional.ofNullable(tunnel)
                .map(known -> new TunnelState(known.kind(), now.url(), now.up(), changedAt, now.fault()));
    }

    Duration pause() {
        return pace().pause(health, Duration.between(begunAt, clock.instant()));
    }

    private ProbePace pace() {
        return new ProbePace(settings.poll(), settings.countsRequests());
    }

    /** Slow, and for one thread alone. Returns whether it works now and didn't, or the other way round. */
    boolean poll() {
        Tunnel known = tunnel;
        if (known == null) {
            return false;
        }
        TunnelHealth before = health;
        TunnelHealth after = ask(known, before);
        health = after;
        boolean moved = before.up() != after.up()
                || (after.up() && !String.valueOf(after.url()).equals(before.url()));
        if (moved) {
            changedAt = clock.instant();
            LOG.info(() -> after.up()
                    ? "Reached from outside at " + after.url()
                    : "Not reached from outside any more: " + after.fault());
            announcer.tell(new TunnelState(known.kind(), after.url(), after.up(), changedAt, after.fault()));
        }
        return moved;
    }

    private TunnelHealth ask(Tunnel known, TunnelHealth before) {
        try {
            Optional<String> url = known.publicUrl();
            if (url.isEmpty()) {
                return before.absent("its agent knows of no tunnel to us");
            }
            return visit(before.at(url.get()), url.get());
        } catch (IOException | RuntimeException e) {
            return before.bad("its agent can't be understood: " + e.getMessage());
        }
    }

    private TunnelHealth visit(TunnelHealth now, String url) {
        // known to the check of origins before we come that way ourselves
        health = now;
        Instant at = clock.instant();
        sinceProbe++;
        boolean allTheWay =
                pace().goesAllTheWay(now, sinceProbe, Duration.between(usedAt, at), Duration.between(begunAt, at));
        Probe visitor = probe;
        if (!allTheWay || visitor == null) {
            return now;
        }
        sinceProbe = 0;
        return visitor.fault(url).map(now::bad).orElseGet(now::good);
    }
}
