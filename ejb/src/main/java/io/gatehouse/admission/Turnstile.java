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
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where scans that are asked at the same time meet. They wait in one line, first come, first served; a writer takes all that
 * stand in it at once and stores them with one commit. A lone scan never waits for company: the writer takes it at once.
 * One line and not several: the more come together, the less each costs, and one writer keeps up with all that the rest of
 * the server can do. It leaves it to other threads to tell the verdicts, so that nobody waits for somebody's slow network.
 */
@ApplicationScoped
class Turnstile {

    private static final int MOST_WAITING = 2_000;
    private static final int TELLERS = 8;
    private static final Duration LAST_LOAD = Duration.ofSeconds(5);

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Resource
    private ManagedThreadFactory managedThreads;

    @Inject
    private Clock clock;

    private final BlockingQueue<Waiting> line = new ArrayBlockingQueue<>(MOST_WAITING);
    private @Nullable Thread writer;
    private @Nullable ExecutorService tellers;
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
        ExecutorService telling = Executors.newFixedThreadPool(TELLERS, threads);
        Thread writing = threads.newThread(new Writer(line, source, time, telling));
        writing.setName("gatehouse-scans");
        writing.start();
        tellers = telling;
        writer = writing;
        open = true;
    }

    @PreDestroy
    void stop() {
        open = false;
        Thread writing = writer;
        ExecutorService telling = tellers;
        if (writing == null || telling == null) {
            return;
        }
        writing.interrupt();
        try {
            // what it has just stored must still be told
            writing.join(LAST_LOAD.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        telling.shutdown();
    }

    /** The outcome when it is committed. Who finds the line too long is told at once, and nothing was decided. */
    CompletionStage<ScanOutcome> ask(Asked asked) {
        Waiting waiting = new Waiting(asked, new CompletableFuture<>());
        if (!open || !line.offer(waiting)) {
            throw ProblemException.tryLater(
                    ProblemType.BUSY,
                    "Too many scans wait already; nothing was decided, send it again",
                    Writer.COME_AGAIN);
        }
        return waiting.answer();
    }
}
