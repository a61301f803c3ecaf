package io.gatehouse.admission;

import io.gatehouse.admission.Writer.Waiting;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;

/**
 * Where scans that are asked at the same time meet. They wait in two lines, first come, first served; a writer takes all
 * that stand in its line at once and stores them with one commit. A lone scan never waits for company: the writer takes
 * it at once. The scans of one code always stand in the same line, so that they don't get in each other's way.
 */
@ApplicationScoped
class Turnstile {

    private static final int LINES = 2;
    private static final int MOST_WAITING = 1_000;

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
        for (int stripe = 0; stripe < LINES; stripe++) {
            BlockingQueue<Waiting> line = new ArrayBlockingQueue<>(MOST_WAITING);
            lines.add(line);
            Thread thread = threads.newThread(new Writer(line, source, time, stripe));
            thread.setName("gatehouse-scans-" + stripe);
            writers.add(thread);
            thread.start();
        }
        open = true;
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
                    ProblemType.BUSY,
                    "Too many scans wait already; nothing was decided, send it again",
                    Writer.COME_AGAIN);
        }
        return waiting.answer();
    }
}
