package io.gatehouse.admission;

import io.gatehouse.admission.Writer.Waiting;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where scans that are asked at the same time meet. They wait in one line, first come, first served; a writer takes all that
 * stand in it at once and stores them with one commit. A lone scan never waits for company: the writer takes it at once.
 * A second writer helps out only where many wait: the more are stored together, the less each costs. Other threads tell
 * the verdicts, so that no writer waits for somebody's slow network.
 */
@ApplicationScoped
class Turnstile {

    private static final int MOST_WAITING = 2_000;
    private static final int MANY = 12;
    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final int TELLERS = 8;
    private static final Duration LAST_LOAD = Duration.ofSeconds(5);

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Resource
    private ManagedThreadFactory managedThreads;

    @Inject
    private Clock clock;

    @Inject
    private Event<Verdicts> verdicts;

    private final Line<Waiting> line = new Line<>(MOST_WAITING, MANY, PATIENCE);
    private final List<Thread> writers = new ArrayList<>();
    private @Nullable ExecutorService tellers;

    Turnstile() {}

    Turnstile(DataSource source) {
        this.source = source;
    }

    @PostConstruct
    void start() {
        Event<Verdicts> watched = verdicts;
        start(managedThreads, clock, watched::fire);
    }

    void start(ThreadFactory threads, Clock time, Consumer<Verdicts> announce) {
        KnownPlaces known = new KnownPlaces();
        ExecutorService telling = Executors.newFixedThreadPool(TELLERS, threads);
        tellers = telling;
        begin(
                "gatehouse-scans",
                threads.newThread(new Writer(line::takeSome, source, known, 0, time, telling, announce)));
        begin(
                "gatehouse-more-scans",
                threads.newThread(new Writer(line::takeMany, source, known, 1, time, telling, announce)));
    }

    @PreDestroy
    void stop() {
        writers.forEach(Thread::interrupt);
        try {
            // what they have just stored must still be told
            for (Thread writer : writers) {
                writer.join(LAST_LOAD.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        line.close().forEach(Writer::sendBack);
        ExecutorService telling = tellers;
        if (telling != null) {
            telling.shutdown();
        }
    }

    private void begin(String name, Thread writer) {
        writer.setName(name);
        writers.add(writer);
        writer.start();
    }

    /** The outcome when it is committed. Who finds the line too long is told at once, and nothing was decided. */
    CompletionStage<ScanOutcome> ask(Asked asked) {
        Waiting waiting = new Waiting(asked, new CompletableFuture<>());
        if (!line.join(waiting)) {
            throw ProblemException.tryLater(
                    ProblemType.BUSY,
                    "Too many scans wait already; nothing was decided, send it again",
                    Writer.COME_AGAIN);
        }
        return waiting.answer();
    }
}
