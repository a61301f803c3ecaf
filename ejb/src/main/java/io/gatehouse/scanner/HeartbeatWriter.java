package io.gatehouse.scanner;

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
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes heartbeats down every few seconds. What a stop loses, a battery or two, the next beats tell again. */
@Singleton
@Startup
@Lock(LockType.READ)
@TransactionManagement(TransactionManagementType.BEAN)
public class HeartbeatWriter {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Resource
    private ManagedScheduledExecutorService timer;

    @Inject
    private Heartbeats heartbeats;

    private @Nullable ScheduledFuture<?> writing;

    @PostConstruct
    void start() {
        Heartbeats written = heartbeats;
        long pause = PAUSE.toMillis();
        writing = timer.scheduleWithFixedDelay(written::write, pause, pause, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        ScheduledFuture<?> begun = writing;
        if (begun != null) {
            begun.cancel(false);
        }
    }
}
