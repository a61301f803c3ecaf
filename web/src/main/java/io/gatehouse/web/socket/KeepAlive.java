package io.gatehouse.web.socket;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks sockets now and then whether anybody is there, and closes those from which nothing was heard for long. */
@ApplicationScoped
public class KeepAlive {

    private static final Logger LOG = Logger.getLogger(KeepAlive.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    @Resource
    private ManagedScheduledExecutorService timer;

    private final Map<Session, Long> heard = new ConcurrentHashMap<>();
    private @Nullable ScheduledFuture<?> asking;

    @PostConstruct
    void start() {
        asking = timer.scheduleWithFixedDelay(this::ask, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (asking != null) {
            asking.cancel(false);
        }
    }

    public void watch(Session session) {
        heard.put(session, System.nanoTime());
    }

    /** Somebody is there. */
    public void heard(Session session) {
        heard.computeIfPresent(session, (same, before) -> System.nanoTime());
    }

    public void forget(Session session) {
        heard.remove(session);
    }

    private void ask() {
        long now = System.nanoTime();
        heard.forEach((session, last) -> {
            if (now - last > PATIENCE.toNanos()) {
                forget(session);
                close(session);
            } else {
                ask(session);
            }
        });
    }

    private static void ask(Session session) {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | IllegalStateException | IllegalArgumentException gone) {
            LOG.log(Level.FINE, "A socket was gone before it could be asked", gone);
        }
    }

    private static void close(Session session) {
        try {
            session.close(new CloseReason(CloseCodes.GOING_AWAY, "Nobody answers"));
        } catch (IOException | IllegalStateException gone) {
            LOG.log(Level.FINE, "A socket was gone before it could be closed", gone);
        }
    }
}
