package io.gatehouse.network;

import io.gatehouse.common.Attempts;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Keeps anyone from having us sign all day long. */
@ApplicationScoped
class Signing {

    private static final int MOST_A_SECOND = 30;

    private final Attempts attempts = new Attempts(MOST_A_SECOND, Duration.ofSeconds(1));

    @Inject
    private Clock clock;

    void check(String address) {
        attempts.wait(address, clock.instant()).ifPresent(wait -> {
            throw ProblemException.tryLater(
                    ProblemType.TOO_MANY_ATTEMPTS, "This address asks who we are too often", wait);
        });
        attempts.count(address, clock.instant());
    }
}
