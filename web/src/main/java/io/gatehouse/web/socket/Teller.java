package io.gatehouse.web.socket;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One thread for those who watch: what it is given is done one after another, so that what it touches needs no lock. */
@Dependent
public class Teller {

    private static final Logger LOG = Logger.getLogger(Teller.class.getName());

    @Resource
    private ManagedThreadFactory managed;

    private @Nullable ScheduledThreadPoolExecutor thread;

    @PostConstruct
    void start() {
        thread = new ScheduledThreadPoolExecutor(1, managed);
    }

    @PreDestroy
    void stop() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    /** As soon as what was given before is done. */
    public void tell(Runnable work) {
        tell(work, Duration.ZERO);
    }

    public void tell(Runnable work, Duration wait) {
        ScheduledThreadPoolExecutor one = thread;
        try {
            if (one != null) {
                var unused = one.schedule(() -> safely(work), wait.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.FINE, "Nobody watches any more", stopping);
        }
    }

    /** Again and again, with a pause between. */
    public void repeat(Runnable work, Duration pause) {
        ScheduledThreadPoolExecutor one = thread;
        if (one != null) {
            var unused = one.scheduleWithFixedDelay(
                    () -> safely(work), pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Those who watch could not be served; it is tried again", e);
        }
    }
}
