package io.gatehouse.discovery;

import io.gatehouse.cluster.Heard;
import io.gatehouse.discovery.Directory.Wish;
import io.gatehouse.discovery.Expedition.Harvest;
import io.gatehouse.discovery.SweepStore.Newest;
import io.gatehouse.discovery.sweep.SweepFailed;
import io.gatehouse.discovery.sweep.Vendors;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has the network swept when somebody asks, or when it is time and somebody wants to know. Who asks while a sweep is running,
 * here or on another node, joins it.
 */
@ApplicationScoped
class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());
    private static final String SYSTEM = "system";
    private static final int TRIES = 3;
    private static final int MOST_DEVICES = 5_000;
    private static final int MOST_MISSED_NEWS = 50;

    /** Who can't look leaves the first turn to nodes that can. */
    private static final Duration COURTESY = Duration.ofSeconds(5);

    @Inject
    Interest interest;

    @Inject
    Herald herald;

    @Inject
    OwnName ownName;

    @Inject
    Clock clock;

    private final UUID node = UUID.randomUUID();
    private final Directory directory = new Directory();
    private final Vendors vendors = new Vendors();
    private volatile @Nullable Gear gear;
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();
    private @Nullable DiscoverySettings known;
    private Wish wished = Wish.NOTHING;
    private long told = -1;
    private @Nullable String lastFailure;

    /**
     * What it needs of the server: given and not injected, for the first who asks may be one whom the container gives no
     * resources.
     *
     * @param sweeps one thread, for one sweep at a time
     * @param errands one thread, for what takes a while beside it
     */
    record Gear(Ledger ledger, ExecutorService sweeps, ExecutorService errands, Explorer explorer) {}

    /** Goes out and looks; the directory knows what devices call themselves. */
    interface Explorer {
        Harvest explore(Directory directory, DiscoverySettings settings, Running run, Duration patience)
                throws SweepFailed;
    }

    void begin(Gear with) {
        gear = with;
    }

    @PreDestroy
    void end() {
        Running run = running.get();
        if (run != null) {
            run.giveUp("This server is stopping");
        }
        Gear own = gear;
        if (own != null) {
            own.sweeps().shutdownNow();
            own.errands().shutdownNow();
        }
        directory.end();
    }

    /**
     * The sweep that was begun, or that was running already; none while sweeps are switched off.
     *
     * @param begun whether it was this that began it
     */
    record Asked(SweepRecord sweep, boolean begun) {}

    Optional<Asked> ask(String by) {
        Gear own = gear();
        for (int tries = 0; tries < TRIES; tries++) {
            DiscoverySettings settings = own.ledger().read(SettingStore::read);
            if (!settings.sweeps()) {
                return Optional.empty();
            }
            giveUpAbandoned(own);
            Optional<Long> begun = own.ledger().inTransaction(sql -> SweepStore.begin(sql, by, node, clock.instant()));
            Optional<SweepRecord> sweep = own.ledger()
                    .read(SweepStore::newest)
                    .map(Newest::sweep)
                    .filter(one -> begun.isPresent() || one.running());
            begun.ifPresent(seq -> start(own, seq, settings, by.equals(SYSTEM)));
            if (sweep.isPresent()
                    && (begun.isPresent()
                            || by.equals(SYSTEM)
                            || join(sweep.get().seq(), by))) {
                return Optional.of(new Asked(sweep.get(), begun.isPresent()));
            }
            // it ended between the two questions
        }
        throw new IllegalStateException("No sweep could be begun or joined");
    }

    private void giveUpAbandoned(Gear own) {
        own.ledger()
                .inTransaction(sql -> SweepStore.giveUpAbandoned(sql, clock.instant()))
                .ifPresent(abandoned -> herald.tell(SweepNews.ended(abandoned)));
    }

    /** False if it runs here and is over. */
    private boolean join(long seq, String by) {
        Running run = here(seq);
        if (run != null) {
            return run.join(by);
        }
        herald.want(seq, by);
        return true;
    }

    private void hurry(long seq) {
        Running run = here(seq);
        if (run == null) {
            herald.want(seq, SYSTEM);
        } else {
            run.hurry();
        }
    }

    void heard(@Observes Heard word) {
        Herald.wanted(word).ifPresent(want -> {
            Running run = here(want.seq());
            if (run == null) {
                return;
            }
            if (want.by().equals(SYSTEM)) {
                run.hurry();
            } else {
                // one that is over has told its end already
                boolean unused = run.join(want.by());
            }
        });
    }

    private @Nullable Running here(long seq) {
        Running run = running.get();
        return run != null && run.seq() == seq ? run : null;
    }

    /** Whether it runs on this node; then with how far it is at this moment. */
    SweepRecord asOfNow(SweepRecord sweep) {
        Running run = running.get();
        return run == null || run.seq() != sweep.seq() || !sweep.running() ? sweep : sweep.at(run.done(), run.total());
    }

    /** Every second. */
    synchronized void tick() {
        Gear own = gear();
        DiscoverySettings settings = own.ledger().read(SettingStore::read);
        if (obey(settings)) {
            herald.tellHere(SweepNews.changed());
        }
        Running run = running.get();
        if (run != null
                && !own.ledger().inTransaction(sql -> SweepStore.goOn(sql, run.seq(), node, run.done(), run.total()))) {
            run.giveUp("Another node took over");
        }
        // whatever is chosen and whoever watches: a node that died leaves nothing running
        giveUpAbandoned(own);
        Optional<Newest> newest = own.ledger().read(SweepStore::newest);
        tellWhatWasMissed(newest);
        Optional<Duration> pace = interest.pace(settings);
        if (pace.isPresent() && isDue(settings, newest, pace.get())) {
            Optional<SweepRecord> before = newest.map(Newest::sweep).filter(SweepRecord::running);
            before.ifPresent(sweep -> hurry(sweep.seq()));
            if (before.isEmpty() && run == null) {
                ask(SYSTEM);
            }
        }
    }

    /** What was chosen holds at once: what is switched off sends nothing more. Whether it is another choice than before. */
    synchronized boolean obey(DiscoverySettings settings) {
        Running run = running.get();
        if (run != null) {
            holdTo(settings, run);
        }
        Wish wish = settings.asksForNames()
                ? Wish.of(settings, OwnSubnets.now(), settings.mdns() ? ownName.announcement() : Optional.empty())
                : Wish.NOTHING;
        if (!wish.equals(wished)) {
            wished = wish;
            later(() -> directory.become(wish));
        }
        boolean news = known != null && !known.equals(settings);
        known = settings;
        return news;
    }

    private static void holdTo(DiscoverySettings settings, Running run) {
        if (!settings.sweeps() || !run.settings().subnets().equals(settings.subnets())) {
            run.giveUp("What may be looked at was changed meanwhile");
        }
    }

    private void tellWhatWasMissed(Optional<Newest> newest) {
        long last = newest.map(Newest::sweep)
                .map(sweep -> sweep.running() ? sweep.seq() - 1 : sweep.seq())
                .orElse(0L);
        long from = told < 0 ? last : Math.max(told, last - MOST_MISSED_NEWS);
        for (long seq = from + 1; seq <= last; seq++) {
            herald.tellHere(SweepNews.ended(seq));
        }
        told = last;
    }

    private boolean isDue(DiscoverySettings settings, Optional<Newest> newest, Duration pace) {
        if (newest.isEmpty()) {
            return true;
        }
        boolean able =
                !Choice.of(settings.subnets(), OwnSubnets.now()).attached().isEmpty();
        Duration pause = able ? pace : pace.plus(COURTESY);
        return newest.get().secondsAgo() >= pause.toSeconds();
    }

    private void start(Gear own, long seq, DiscoverySettings settings, boolean unasked) {
        Running run = new Running(seq, settings, herald::tell);
        running.set(run);
        try {
            Duration patience = unasked ? Expedition.PATIENTLY : Expedition.SOON;
            own.sweeps().execute(() -> perform(own, run, patience));
        } catch (RejectedExecutionException stopping) {
            running.compareAndSet(run, null);
        }
    }

    private void perform(Gear own, Running run, Duration patience) {
        run.runsOn(Thread.currentThread());
        try {
            // what was chosen since it was asked for holds for it too
            holdTo(own.ledger().read(SettingStore::read), run);
            if (run.givenUp() != null) {
                throw new SweepFailed(run.givenUp());
            }
            later(directory::ask);
            Harvest harvest = own.explorer().explore(directory, run.settings(), run, patience);
            run.runsOn(null);
            if (run.givenUp() != null) {
                throw new SweepFailed(run.givenUp());
            }
            store(own, run.seq(), harvest);
            lastFailure = null;
        } catch (SweepFailed e) {
            run.runsOn(null);
            fail(own, run, run.givenUp() == null ? e.reason() : run.givenUp());
        } catch (RuntimeException e) {
            // an interrupt that is still pending would keep its end from being stored
            run.runsOn(null);
            LOG.log(Level.WARNING, "A sweep of the network failed", e);
            fail(own, run, run.givenUp() == null ? "It failed on our side; the log says how" : run.givenUp());
        } finally {
            // the next may have been begun already
            Optional<String> next = run.end();
            running.compareAndSet(run, null);
            run.runsOn(null);
            herald.tell(SweepNews.ended(run.seq()));
            next.filter(by -> run.givenUp() == null).ifPresent(this::askAgain);
        }
    }

    private void askAgain(String by) {
        try {
            ask(by);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The sweep that was wanted next could not be begun", e);
        }
    }

    private void store(Gear own, long seq, Harvest harvest) {
        int forgotten = own.ledger().inTransaction(sql -> {
            if (!SweepStore.end(sql, seq, node, harvest.ending())) {
                LOG.warning(() -> "What sweep " + seq + " saw comes too late: it was given up");
                return 0;
            }
            List<Entry> before = DeviceStore.allToChange(sql);
            Census.Outcome outcome = Census.of(
                    before,
                    harvest.round(),
                    mac -> vendors.of(mac).orElse(null),
                    Vendors::isRandomised,
                    UUID::randomUUID);
            DeviceStore.merge(sql, outcome.merged());
            DeviceStore.keep(sql, outcome.kept());
            DeviceStore.add(sql, outcome.created());
            DeviceStore.note(sql, seq, harvest.ending().at(), outcome.changes());
            return outcome.created().isEmpty() ? 0 : DeviceStore.forgetBeyond(sql, MOST_DEVICES);
        });
        if (forgotten > 0) {
            herald.tell(SweepNews.changed());
        }
    }

    private void fail(Gear own, Running run, @Nullable String reason) {
        String why = reason == null ? "No reason is known" : reason;
        if (!why.equals(lastFailure)) {
            LOG.info(() -> "The network could not be swept: " + why);
            lastFailure = why;
        }
        try {
            own.ledger()
                    .inTransaction(
                            sql -> SweepStore.end(sql, run.seq(), node, Ending.failed(clock.instant(), why, null)));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "That a sweep failed could not be stored; it will be given up", e);
        }
    }

    private void later(Runnable errand) {
        Gear own = gear;
        try {
            if (own != null) {
                own.errands().execute(errand);
            }
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.FINE, "Nobody asks for names any more", stopping);
        }
    }

    private Gear gear() {
        Gear own = gear;
        if (own == null) {
            throw new IllegalStateException("Not begun yet");
        }
        return own;
    }
}
