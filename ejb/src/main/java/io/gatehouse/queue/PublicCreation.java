package io.gatehouse.queue;

import io.gatehouse.common.Attempts;
import io.gatehouse.common.Caller;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether anyone may make a line, and how many from one address. */
@ApplicationScoped
class PublicCreation {

    private static final int MOST = 200;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Attempts made = new Attempts(MOST, WINDOW);

    @Inject
    @ConfigProperty(name = "gatehouse.queues.public-creation", defaultValue = "false")
    private boolean on;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    boolean isOn() {
        return on;
    }

    /** Counts one more, unless it is too many. */
    void count() {
        String address = String.valueOf(caller.address());
        Instant now = clock.instant();
        made.wait(address, now).ifPresent(wait -> {
            throw ProblemException.tryLater(
                    ProblemType.TOO_MANY_ATTEMPTS, "Too many queues were made from this address", wait);
        });
        made.count(address, now);
    }
}
