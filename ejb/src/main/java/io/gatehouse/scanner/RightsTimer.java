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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Has the rights of events looked at, as long as the server runs. */
@Singleton
@Startup
@Lock(LockType.READ)
@TransactionManagement(TransactionManagementType.BEAN)
public class RightsTimer {

    private static final Duration PAUSE = Duration.ofMillis(250);

    @Resource
    private ManagedScheduledExecutorService timer;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Inject
    private RightsWatch rights;

    private @Nullable ScheduledFuture<?> looking;

    @PostConstruct
    void start() {
        RightsWatch watch = rights;
        watch.begin(new VersionStore(source), timer);
        looking = timer.scheduleWithFixedDelay(watch::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        ScheduledFuture<?> begun = looking;
        if (begun != null) {
            begun.cancel(false);
        }
    }
}
