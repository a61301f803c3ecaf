package io.gatehouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Scans at a fixed rate, whether or not the earlier ones are answered: how long people wait. A scan's time runs from
 * the moment at which it was due, so one that had to wait for a free connection behind a slow one has waited too, and
 * no pause of the server hides the scans that it kept from being asked (coordinated omission).
 */
final class OpenLoop {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final Duration LEAD = Duration.ofMillis(200);

    private final Supplier<Scan> scans;
    private final long count;
    private final long interval;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong bad = new AtomicLong();
    private volatile String complaint = "";

    private OpenLoop(Supplier<Scan> scans, int perSecond, Duration time) {
        this.scans = scans;
        this.interval = NANOS_PER_SECOND / perSecond;
        this.count = time.toNanos() / interval;
    }

    /** The answers of a run; those that are missing were lost. */
    static Measurement run(List<Connection> connections, Supplier<Scan> scans, int perSecond, Duration time) {
        return new OpenLoop(scans, perSecond, time).run(connections);
    }

    private Measurement run(List<Connection> connections) {
        var threads = Executors.newFixedThreadPool(connections.size());
        try {
            long start = System.nanoTime() + LEAD.toNanos();
            List<Future<Times>> senders = new ArrayList<>();
            for (var connection : connections) {
                senders.add(threads.submit((Callable<Times>) () -> send(connection, start)));
            }
            var all = new Times();
            for (var sender : senders) {
                for (long nanos : sender.get().all()) {
                    all.add(nanos);
                }
            }
            return new Measurement(all.all(), Duration.ofNanos(System.nanoTime() - start), bad.get(), complaint);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A sender failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Times send(Connection connection, long start) throws IOException {
        var times = new Times();
        long i = next.getAndIncrement();
        while (i < count) {
            long due = start + i * interval;
            for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                LockSupport.parkNanos(due - now);
            }
            if (connection.exchange(scans.get()) == Outcome.BAD) {
                bad.incrementAndGet();
                complaint = connection.complaint();
            }
            times.add(System.nanoTime() - due);
            i = next.getAndIncrement();
        }
        return times;
    }
}
