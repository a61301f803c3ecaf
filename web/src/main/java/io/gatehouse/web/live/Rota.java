package io.gatehouse.web.live;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Threads that do something later, or again and again; what fails is logged and the rest goes on. Of our own, for the
 * server's take longer to be told of a task than ours take to do it.
 */
final class Rota {

    private static final Logger LOG = Logger.getLogger(Rota.class.getName());

    private final ScheduledThreadPoolExecutor threads;

    Rota(int count, ThreadFactory factory) {
        threads = new ScheduledThreadPoolExecutor(count, factory);
    }

    void in(long nanos, Runnable work) {
        var unused = threads.schedule(safely(work), nanos, TimeUnit.NANOSECONDS);
    }

    void every(Duration pause, Runnable work) {
        long millis = pause.toMillis();
        var unused = threads.scheduleWithFixedDelay(safely(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    void end() {
        threads.shutdownNow();
    }

    private static Runnable safely(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Watchers could not be served; it is tried again", e);
            }
        };
    }
}
