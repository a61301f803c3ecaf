package io.gatehouse.audit;

import io.gatehouse.audit.SealStore.Link;
import io.gatehouse.audit.Sealing.State;
import io.gatehouse.audit.seal.SealKey;
import io.gatehouse.audit.seal.Witness;
import io.gatehouse.common.Secrets;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Seals every second what was recorded, beside those who record and never in their way. All nodes try, one does. What
 * cannot be sealed now, for a transaction still runs, is sealed later; nothing is left out.
 */
@Singleton
@Startup
@Lock(LockType.READ)
@TransactionManagement(TransactionManagementType.BEAN)
public class Sealer {

    private static final Logger LOG = Logger.getLogger(Sealer.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
    private static final Duration BETWEEN_ALARMS = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_TRUNCATIONS = Duration.ofHours(1);
    private static final int MOST_ROWS = 20_000;

    @Resource
    private ManagedScheduledExecutorService timer;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Inject
    private Clock clock;

    @Inject
    private Secrets secrets;

    @Inject
    private Memory memory;

    @Inject
    @ConfigProperty(name = "gatehouse.audit.retention-days")
    private Optional<Integer> retentionDays;

    private @Nullable ScheduledFuture<?> timed;
    private @Nullable Sealing sealing;
    private boolean continued;
    private Instant nextLine = Instant.MIN;
    private Instant nextAlarm = Instant.MIN;
    private Instant nextFailure = Instant.MIN;
    private Instant nextTruncation = Instant.MIN;
    private Instant nextLook = Instant.MIN;
    private long told;

    @PostConstruct
    void start() {
        sealing = new Sealing(source, SealKey.of(secrets), clock, memory, MOST_ROWS);
        long pause = PAUSE.toMillis();
        timed = timer.scheduleWithFixedDelay(this::tick, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** The database is out of reach by now: what was recorded last is sealed by the next start, or by another node. */
    @PreDestroy
    void stop() {
        ScheduledFuture<?> begun = timed;
        if (begun != null) {
            begun.cancel(false);
        }
        memory.witnesses().forEach(Sealer::log);
    }

    private synchronized void tick() {
        Sealing work = sealing;
        if (work == null) {
            return;
        }
        try {
            if (!continued) {
                work.continueTurns();
                continued = true;
            }
            noteTurns(work);
            State state = work.next();
            while (state.sealed()) {
                state = work.next();
            }
            tell(state);
            complain(work);
            truncate(work);
        } catch (SQLException | RuntimeException e) {
            Instant now = clock.instant();
            if (!now.isBefore(nextFailure)) {
                nextFailure = now.plus(BETWEEN_ALARMS);
                LOG.log(Level.WARNING, "The audit could not be sealed; it will be later", e);
            }
        }
    }

    private static void noteTurns(Sealing work) {
        try {
            work.noteTurns();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "Newest scans are found the long way this time", e);
        }
    }

    private void tell(State state) {
        Instant now = clock.instant();
        if (!state.asRemembered() && !now.isBefore(nextAlarm)) {
            nextAlarm = now.plus(BETWEEN_ALARMS);
            LOG.severe(
                    "The audit's chain of seals does not hold the newest seal known here: it was cut off or replaced."
                            + " If a backup was restored on purpose, see the chapter on restoring in the audit's guide");
        }
        Witness newest = state.newest().map(Link::witness).orElse(null);
        if (newest != null && newest.no() != told && !now.isBefore(nextLine)) {
            nextLine = now.plus(BETWEEN_LINES);
            told = newest.no();
            log(newest);
        }
    }

    private static void log(Witness newest) {
        LOG.info(() -> "Newest seal of the audit: " + newest.no() + " digest " + newest.digest() + " signature "
                + newest.signature());
    }

    private void complain(Sealing work) throws SQLException {
        Instant now = clock.instant();
        if (!now.isBefore(nextLook)) {
            nextLook = now.plus(BETWEEN_ALARMS);
            work.heldUp(now.minus(PATIENCE))
                    .ifPresent(obstacle -> LOG.warning(() -> "For more than a minute the newest records of the audit"
                            + " could not be sealed: they wait for " + obstacle
                            + ". End it if nobody needs it any more"));
        }
    }

    private void truncate(Sealing work) throws SQLException {
        Instant now = clock.instant();
        int days = retentionDays.orElse(0);
        if (days > 0 && !now.isBefore(nextTruncation)) {
            nextTruncation = now.plus(BETWEEN_TRUNCATIONS);
            work.truncate(now.minus(Duration.ofDays(days)))
                    .ifPresent(truncation -> LOG.info(() -> "Removed " + truncation.records()
                            + " audit records, those up to seal " + truncation.through() + ", because of their age"));
        }
    }
}
