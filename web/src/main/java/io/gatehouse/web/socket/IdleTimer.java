package io.gatehouse.web.socket;

import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The server's WebSockets set a timer for idle sockets anew with every message, in or out, even where no idle time was
 * asked for; and each time the server then searches all its libraries for context to give to the timer. That takes longer
 * than everything else that is done for a message. There is no setting against it, so the timer is taken out of a socket;
 * where there is none as we know it, all works without this, but slower.
 */
public final class IdleTimer {

    private static final Logger LOG = Logger.getLogger(IdleTimer.class.getName());
    private static final String FIELD = "service";
    private static final Never NEVER = new Never();

    private IdleTimer() {}

    /** For sockets that have no idle time. */
    public static void takeOut(Session session) {
        try {
            Field timer = session.getClass().getDeclaredField(FIELD);
            if (timer.getType().isInstance(NEVER)) {
                timer.setAccessible(true);
                timer.set(session, NEVER);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.FINE, "This server's sockets have no idle timer that could be taken out", e);
        }
    }

    /** Takes every order and never comes. */
    private static final class Never extends ScheduledThreadPoolExecutor {

        private final ScheduledFuture<?> cancelled;

        Never() {
            super(1);
            cancelled = super.schedule(() -> {}, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            cancelled.cancel(true);
            shutdownNow();
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            return cancelled;
        }
    }
}
