package io.gatehouse.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.RealDatabase;
import io.gatehouse.cluster.Heard;
import io.gatehouse.discovery.Census.Round;
import io.gatehouse.discovery.Expedition.Harvest;
import io.gatehouse.discovery.Rounds.Asked;
import io.gatehouse.discovery.SweepNews.What;
import io.gatehouse.discovery.sweep.Evidence;
import io.gatehouse.discovery.sweep.Sighting;
import io.gatehouse.discovery.sweep.Swept;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sweeps are made up here and run when the test says so: nothing is sent. */
class RoundsTest {

    /** The present: how long ago a sweep began is measured by the clock of the database. */
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);

    private static final DataSource SOURCE = RealDatabase.another("rounds");
    private static final Ledger LEDGER = new Ledger(SOURCE);
    private static final DiscoverySettings ON =
            new DiscoverySettings(true, List.of("192.0.2.0/28"), true, false, false, 30, false);
    private static final DiscoverySettings OFF =
            new DiscoverySettings(false, List.of("192.0.2.0/28"), true, false, false, 30, false);
    private static final DiscoverySettings ELSEWHERE =
            new DiscoverySettings(true, List.of("192.0.2.16/28"), true, false, false, 30, false);
    private static final String ANNA = "staff/anna";

    private final Rounds rounds = new Rounds();
    private final Queued sweeps = new Queued();
    private final List<SweepNews> told = new ArrayList<>();
    private final List<String> wanted = new ArrayList<>();
    private final List<Running> explored = new ArrayList<>();
    private Consumer<Running> exploring = run -> {};

    @BeforeEach
    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    void begin() {
        LEDGER.inTransaction(sql -> sql.run("UPDATE discovery_sweep SET ended_at = ? WHERE ended_at IS NULL", now));
        choose(ON);
        rounds.interest = new Interest();
        rounds.herald = new Told();
        rounds.ownName = new OwnName();
        rounds.clock = Clock.fixed(now, ZoneOffset.UTC);
        rounds.begin(new Rounds.Gear(
                new Ledger(refusingTheInterrupted()), sweeps, new Queued(), (directory, settings, run, patience) -> {
                    explored.add(run);
                    exploring.accept(run);
                    return new Harvest(
                            new Round(now, List.of(), ip -> true, Map.of(), Map.of(), 10),
                            new Ending(now, null, 14, 0, null));
                }));
    }

    @Test
    void oneThatEndsLateDoesNotTakeTheNextOneForItself() {
        long first = ask();
        exploring = run -> {
            LEDGER.inTransaction(
                    sql -> sql.run("UPDATE discovery_sweep SET ended_at = ?, failure = 'x' WHERE seq = ?", now, first));
            assertThat(ask()).isEqualTo(first + 1);
        };
        sweeps.runOne();

        rounds.obey(OFF);
        sweeps.runOne();
        assertThat(explored).as("the next was given up before it sent anything").hasSize(1);
        assertThat(sweep(first + 1).failure()).contains("changed meanwhile");
    }

    @Test
    void oneOfANodeThatDiedIsEndedWhateverIsChosenAndWhoeverWatches() {
        long seq = LEDGER.inTransaction(sql -> SweepStore.begin(sql, ANNA, UUID.randomUUID(), now))
                .orElseThrow();
        LEDGER.inTransaction(sql ->
                sql.run("UPDATE discovery_sweep SET lease_until = lease_until - interval '1 hour' WHERE seq = ?", seq));
        choose(OFF);
        rounds.tick();

        assertThat(sweep(seq).running()).isFalse();
        assertThat(told).contains(SweepNews.ended(seq));
    }

    @Test
    void whoJoinsWhileAddressesAreAskedIsContentWithThatSweep() {
        long seq = ask();
        exploring = run -> {
            assertThat(ask()).isEqualTo(seq);
            assertThat(run.hurried()).isFalse();
            assertThat(run.awaited()).isTrue();
        };
        sweeps.runOne();
        assertThat(sweeps.waiting).isEmpty();
    }

    @Test
    void whoJoinsLaterEndsTheWaitingAndGetsAnotherAtOnce() {
        long seq = ask();
        exploring = run -> {
            run.asked();
            assertThat(ask()).isEqualTo(seq);
            assertThat(ask()).isEqualTo(seq);
            assertThat(run.hurried()).isTrue();
        };
        sweeps.runOne();

        assertThat(sweep(seq).failure()).isNull();
        assertThat(sweeps.waiting).hasSize(1);
        assertThat(sweep(seq + 1).by()).isEqualTo(ANNA);
        exploring = run -> {};
        sweeps.runOne();
        assertThat(sweeps.waiting).isEmpty();
    }

    @Test
    void theWaitingEndsWhenTheNextIsDue() {
        rounds.interest.is(new Interest.Watching(1, Duration.ofSeconds(10)));
        long seq = ask();
        exploring = run -> {
            run.asked();
            rounds.tick();
            assertThat(run.hurried()).isFalse();
            LEDGER.inTransaction(sql -> sql.run(
                    "UPDATE discovery_sweep SET began_at = clock_timestamp() - interval '31 s' WHERE seq = ?", seq));
            rounds.tick();
            assertThat(run.hurried()).isTrue();
        };
        sweeps.runOne();
        assertThat(sweep(seq).failure()).isNull();
        assertThat(sweeps.waiting).isEmpty();
    }

    @Test
    void aNodeThatSweepsIsToldThatAnotherWantsOne() {
        long seq = LEDGER.inTransaction(sql -> SweepStore.begin(sql, "system", UUID.randomUUID(), now))
                .orElseThrow();
        assertThat(ask()).isEqualTo(seq);
        assertThat(wanted).containsExactly(seq + " " + ANNA);
        end(seq);

        long own = ask();
        exploring = run -> {
            run.asked();
            rounds.heard(new Heard("discovery-wanted", own + " " + ANNA));
            assertThat(run.hurried()).isTrue();
        };
        sweeps.runOne();
        assertThat(sweeps.waiting).hasSize(1);
        exploring = run -> {};
        sweeps.runOne();
    }

    @Test
    void whatWasRemovedBeforeItBeganIsNotSwept() {
        long seq = ask();
        choose(ELSEWHERE);
        rounds.obey(ELSEWHERE);
        sweeps.runOne();
        assertThat(explored).isEmpty();
        assertThat(sweep(seq).failure()).contains("changed meanwhile");

        long next = ask();
        choose(ON);
        sweeps.runOne();
        assertThat(explored).as("also if nobody has noticed yet").isEmpty();
        assertThat(sweep(next).failure()).contains("changed meanwhile");
    }

    @Test
    void itsEndIsStoredThoughItWasInterrupted() {
        long seq = ask();
        exploring = run -> {
            run.giveUp("Enough");
            throw new IllegalStateException("interrupted");
        };
        sweeps.runOne();
        assertThat(sweep(seq).failure()).isEqualTo("Enough");
        assertThat(told).extracting(SweepNews::what).contains(What.ENDED);
    }

    @Test
    void whatIsReadAsRunningButHasEndedIsNotShownAsRunning() {
        SweepRecord running = new SweepRecord(7, ANNA, now, null, null, 1, 14, null, null, null);
        SweepRecord ended = new SweepRecord(7, ANNA, now, now, null, 14, 14, 14, 3, null);
        SweepRecord before = new SweepRecord(6, ANNA, now, now, null, 14, 14, 14, 3, null);
        assertThat(running.runsAfter(null)).isTrue();
        assertThat(running.runsAfter(before)).isTrue();
        assertThat(running.runsAfter(ended)).isFalse();
        assertThat(ended.runsAfter(before)).isFalse();
    }

    @Test
    void nothingIsSaidOfWhomTheKernelWillAskSoonWhenTheWaitingIsBrokenOff() {
        Swept swept = new Swept(
                List.of(
                        new Sighting("192.0.2.1", null, Evidence.TCP),
                        new Sighting("192.0.2.2", null, Evidence.UNCONFIRMED, Duration.ofSeconds(40)),
                        new Sighting("192.0.2.3", null, Evidence.UNCONFIRMED, Duration.ofMinutes(2)),
                        new Sighting("192.0.2.4", null, Evidence.UNCONFIRMED)),
                14,
                Duration.ofSeconds(1));
        assertThat(Expedition.undecided(swept)).containsExactly("192.0.2.2");
    }

    private long ask() {
        return rounds.ask(ANNA).map(Asked::sweep).orElseThrow().seq();
    }

    private static void choose(DiscoverySettings now) {
        LEDGER.inTransaction(sql -> {
            SettingStore.change(sql, now);
            return true;
        });
    }

    private void end(long seq) {
        LEDGER.inTransaction(sql -> sql.run("UPDATE discovery_sweep SET ended_at = ? WHERE seq = ?", now, seq));
    }

    private static SweepRecord sweep(long seq) {
        return LEDGER.read(sql -> SweepStore.one(sql, seq)).orElseThrow();
    }

    /** As pools are: who is interrupted gets no connection. */
    private static DataSource refusingTheInterrupted() {
        return (DataSource) Proxy.newProxyInstance(
                RoundsTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new SQLException("Interrupted");
                    }
                    try {
                        return method.invoke(SOURCE, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private final class Told extends Herald {
        @Override
        void tell(SweepNews one) {
            told.add(one);
        }

        @Override
        void tellHere(SweepNews one) {
            told.add(one);
        }

        @Override
        void want(long seq, String by) {
            wanted.add(seq + " " + by);
        }
    }

    /** Runs what it was given when it is told to, on the thread of who tells. */
    private static final class Queued extends AbstractExecutorService {
        private final Queue<Runnable> waiting = new ArrayDeque<>();

        void runOne() {
            Optional.ofNullable(waiting.poll()).orElseThrow().run();
        }

        @Override
        public void execute(Runnable task) {
            waiting.add(task);
        }

        @Override
        public void shutdown() {
            waiting.clear();
        }

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            return true;
        }
    }
}
