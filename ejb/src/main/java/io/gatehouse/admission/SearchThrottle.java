package io.gatehouse.admission;

import io.gatehouse.common.Attempts;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** As often as people at a door look for a guest, also while they type; not as often as it takes to copy the list. */
@ApplicationScoped
class SearchThrottle {

    private static final int MOST = 60;

    private final Attempts searches = new Attempts(MOST, Duration.ofMinutes(1));

    void count(UUID scannerId, Instant now) {
        searches.wait(scannerId.toString(), now).ifPresent(wait -> {
            throw ProblemException.tryLater(
                    ProblemType.TOO_MANY_ATTEMPTS, "Too many searches by this scanner within a minute", wait);
        });
        searches.count(scannerId.toString(), now);
    }
}
