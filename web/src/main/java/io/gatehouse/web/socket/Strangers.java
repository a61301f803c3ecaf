package io.gatehouse.web.socket;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Sockets that have not said yet who they are: few for each address, and not for long. */
@ApplicationScoped
public class Strangers {

    private static final int MOST_AN_ADDRESS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Resource
    private ManagedScheduledExecutorService timer;

    private final Map<String, Integer> waiting = new HashMap<>();

    /** One of them; it stops being one when that is said, once. */
    public final class Stranger {

        private final String address;
        private final Future<?> end;
        private boolean counted = true;

        private Stranger(String address, Outbox outbox) {
            this.address = address;
            end = timer.schedule(() -> leave(outbox), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** It is known now, or it has gone. */
        public void isNoMore() {
            end.cancel(false);
            forget();
        }

        private void leave(Outbox outbox) {
            outbox.close(CloseCodes.VIOLATED_POLICY, "Say in time who you are");
            // one that was reset while it was opened is never said to be closed
            forget();
        }

        private void forget() {
            synchronized (waiting) {
                if (counted) {
                    counted = false;
                    waiting.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
                }
            }
        }
    }

    /** Counts it, and closes it when it has not become known in time; at once, if there are too many from its address. */
    public Stranger comes(Visitor visitor, Outbox outbox) {
        String address = String.valueOf(visitor.address());
        int count;
        synchronized (waiting) {
            count = waiting.merge(address, 1, Integer::sum);
        }
        Stranger stranger = new Stranger(address, outbox);
        if (count > MOST_AN_ADDRESS) {
            outbox.close(CloseCodes.VIOLATED_POLICY, "Too many sockets from this address have not said who they are");
            stranger.isNoMore();
        }
        return stranger;
    }
}
