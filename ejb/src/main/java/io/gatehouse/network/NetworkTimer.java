package io.gatehouse.network;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Notices that the machine came to another network, and that the tunnel works or doesn't, though nobody asks. */
@Singleton
@Startup
@Lock(LockType.READ)
@TransactionManagement(TransactionManagementType.BEAN)
public class NetworkTimer {

    private static final Logger LOG = Logger.getLogger(NetworkTimer.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(1);

    @Resource
    private ManagedScheduledExecutorService timer;

    @Inject
    private Site site;

    @Inject
    private TunnelWatch tunnel;

    private @Nullable ScheduledFuture<?> looking;
    private volatile boolean stopped;

    @PostConstruct
    void start() {
        Site seen = site;
        looking = timer.scheduleWithFixedDelay(
                () -> safely(seen::picture),
                BEFORE_THE_FIRST.toMillis(),
                BETWEEN_LOOKS.toMillis(),
                TimeUnit.MILLISECONDS);
        if (tunnel.isConfigured()) {
            pollAfter(BEFORE_THE_FIRST);
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        ScheduledFuture<?> begun = looking;
        if (begun != null) {
            begun.cancel(false);
        }
    }

    private void poll() {
        try {
            safely(() -> {
                if (tunnel.poll()) {
                    site.lookAgain();
                }
            });
        } finally {
            pollAfter(tunnel.pause());
        }
    }

    private void pollAfter(Duration pause) {
        if (stopped) {
            return;
        }
        try {
            var unused = timer.schedule(this::poll, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.FINE, "Nobody asks any more", stopping);
        }
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The network was not looked at this time", e);
        }
    }
}
