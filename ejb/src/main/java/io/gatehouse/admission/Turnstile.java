package io.gatehouse.admission;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Where scans that are asked at the same time meet. They wait in two lines, first come, first served; a writer takes all
 * that stand in its line at once and stores them with one commit. A lone scan never waits for company: the writer takes
 * it at once. The scans of one code always stand in the same line, so that they don't get in each other's way.
 */
@ApplicationScoped
class Turnstile {

    private static final Logger LOG = Logger.getLogger(Turnstile.class.getName());
    private static final int LINES = 2;
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_TOGETHER = 128;
    private static final int MOST_TRIES = 10;
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);

    private record Waiting(Asked asked, CompletableFuture<ScanOutcome> answer) {}

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Resource
    private ManagedThreadFactory managedThreads;

    @Inject
    private Clock clock;

    private final List<BlockingQueue<Waiting>> lines = new ArrayList<>();
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean open;

    Turnstile() {}

    Turnstile(DataSource source) {
        this.source = source;
    }

    @PostConstruct
    void start() {
        start(managedThreads, clock);
    }

    void start(ThreadFactory threads, Clock time) {
        open = true;
        for (int i = 0; i < LINES; i++) {
            int stripe = i;
            BlockingQueue<Waiting> line = new ArrayBlockingQueue<>(MOST_WAITING);
            lines.add(line);
            Thread writer = threads.newThread(() -> write(line, stripe, time));
            writer.setName("gatehouse-scans-" + stripe);
            writers.add(writer);
            writer.start();
        }
    }

    @PreDestroy
    void stop() {
        open = false;
        writers.forEach(Thread::interrupt);
    }

    /** The outcome when it is committed. Who finds the line too long is told at once, and nothing was decided. */
    CompletionStage<ScanOutcome> ask(Asked asked) {
        Waiting waiting = new Waiting(asked, new CompletableFuture<>());
        BlockingQueue<Waiting> line = lines.get(Math.floorMod(asked.hash().hashCode(), LINES));
        if (!open || !line.offer(waiting)) {
            throw ProblemException.tryLater(
                    ProblemType.BUSY, "Too many scans wait already; nothing was decided, send it again", COME_AGAIN);
        }
        return waiting.answer();
    }

    private void write(BlockingQueue<Waiting> line, int stripe, Clock time) {
        List<Waiting> together = new ArrayList<>(MOST_TOGETHER);
        while (open) {
            try {
                together.add(line.take());
                line.drainTo(together, MOST_TOGETHER - 1);
                serve(together, stripe, time);
            } catch (RuntimeException | Error e) {
                // whatever it was, those who come next must still be served
                LOG.log(Level.SEVERE, "Scans could not be served", e);
                together.forEach(one -> one.answer().completeExceptionally(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                open = false;
            } finally {
                together.clear();
            }
        }
        List<Waiting> left = new ArrayList<>();
        line.drainTo(left);
        left.forEach(Turnstile::turnAwayUndecided);
    }

    private void serve(List<Waiting> together, int stripe, Clock time) {
        try (Connection connection = source.getConnection()) {
            serve(together, new Desk(connection, time, stripe));
        } catch (SQLException e) {
            serveNobody(together, e);
        }
    }

    private static void serve(List<Waiting> together, Desk desk) {
        try {
            List<ScanOutcome> outcomes =
                    inTheEnd(desk, together.stream().map(Waiting::asked).toList());
            for (int i = 0; i < outcomes.size(); i++) {
                together.get(i).answer().complete(outcomes.get(i));
            }
        } catch (DatabaseFailure e) {
            if (e.away()) {
                serveNobody(together, e);
            } else {
                serveOneByOne(together, desk, e);
            }
        } catch (SQLException e) {
            serveNobody(together, e);
        } catch (RuntimeException e) {
            serveOneByOne(together, desk, e);
        }
    }

    /** One of them may be what can't be served: the others must not suffer for it. */
    private static void serveOneByOne(List<Waiting> together, Desk desk, RuntimeException failure) {
        if (together.size() == 1) {
            together.get(0).answer().completeExceptionally(failure);
        } else {
            together.forEach(one -> serve(List.of(one), desk));
        }
    }

    private static void serveNobody(List<Waiting> together, Exception failure) {
        LOG.log(
                Level.WARNING,
                "The database does not answer; " + together.size() + " scans must be sent again",
                failure);
        together.forEach(Turnstile::turnAwayUndecided);
    }

    private static List<ScanOutcome> inTheEnd(Desk desk, List<Asked> asked) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                return desk.take(asked);
            } catch (LostRace e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private static void turnAwayUndecided(Waiting waiting) {
        waiting.answer()
                .completeExceptionally(ProblemException.tryLater(
                        ProblemType.BUSY,
                        "The scan could not be stored just now; send it again with the same scanId",
                        COME_AGAIN));
    }
}
