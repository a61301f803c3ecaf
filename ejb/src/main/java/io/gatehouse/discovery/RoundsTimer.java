package io.gatehouse.discovery;

import io.gatehouse.discovery.sweep.Sweeper;
import io.gatehouse.scanner.Fleet;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Has it looked every second whether a sweep is due, and forgets what is long gone. */
@Singleton
@Startup
@Lock(LockType.READ)
@TransactionManagement(TransactionManagementType.BEAN)
public class RoundsTimer {

    private static final Logger LOG = Logger.getLogger(RoundsTimer.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofMinutes(1);

    /** A scanner that beats is written down at least three times meanwhile. */
    private static final Duration LATELY = Duration.ofMinutes(2);

    @Resource
    private ManagedScheduledExecutorService timer;

    @Resource
    private ManagedThreadFactory threads;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @EJB
    private Fleet fleet;

    @Inject
    private Rounds rounds;

    @Inject
    private Herald herald;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "gatehouse.discovery.retention-days", defaultValue = "30")
    private int retentionDays;

    private @Nullable ScheduledFuture<?> ticking;
    private @Nullable Ledger ledger;
    private Instant nextCleaning = Instant.MIN;
    private Instant nextComplaint = Instant.MIN;

    @PostConstruct
    void start() {
        Ledger own = new Ledger(source);
        Sweeper sweeper = new Sweeper();
        Fleet scanners = fleet;
        Clock time = clock;
        ledger = own;
        rounds.begin(new Rounds.Gear(
                own,
                Executors.newSingleThreadExecutor(threads),
                Executors.newSingleThreadExecutor(threads),
                (directory, settings, run, patience) -> new Expedition(
                                sweeper,
                                directory::names,
                                () -> scanners.addresses(time.instant().minus(LATELY)),
                                () -> own.read(DeviceStore::suspects),
                                time)
                        .go(settings, run, patience)));
        long pause = PAUSE.toMillis();
        ticking = timer.scheduleWithFixedDelay(this::tick, pause, pause, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        ScheduledFuture<?> begun = ticking;
        if (begun != null) {
            begun.cancel(false);
        }
    }

    private void tick() {
        Instant now = clock.instant();
        try {
            rounds.tick();
            if (!now.isBefore(nextCleaning)) {
                nextCleaning = now.plus(BETWEEN_CLEANINGS);
                clean(now);
            }
        } catch (RuntimeException e) {
            if (!now.isBefore(nextComplaint)) {
                nextComplaint = now.plus(BETWEEN_COMPLAINTS);
                LOG.log(Level.WARNING, "It could not be looked after the search for devices; it is tried again", e);
            }
        }
    }

    private void clean(Instant now) {
        Ledger own = ledger;
        if (own != null) {
            Instant then = now.minus(Duration.ofDays(retentionDays));
            int forgotten = own.inTransaction(sql -> {
                DeviceStore.forgetChanges(sql, then);
                SweepStore.forgetOld(sql);
                return DeviceStore.forgetGone(sql, then);
            });
            if (forgotten > 0) {
                herald.tell(SweepNews.changed());
            }
        }
    }
}
