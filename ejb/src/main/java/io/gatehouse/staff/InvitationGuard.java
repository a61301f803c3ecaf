package io.gatehouse.staff;

import io.gatehouse.common.Attempts;
import io.gatehouse.common.Caller;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Keeps an address from guessing invitations. */
@ApplicationScoped
class InvitationGuard {

    private static final int MOST_FAILURES = 20;

    private final Attempts failures = new Attempts(MOST_FAILURES, Duration.ofMinutes(1));

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    void check() {
        failures.wait(address(), clock.instant()).ifPresent(wait -> {
            throw ProblemException.tryLater(
                    ProblemType.TOO_MANY_ATTEMPTS, "Too many wrong invitations from this address", wait);
        });
    }

    void failed() {
        failures.count(address(), clock.instant());
    }

    private String address() {
        return String.valueOf(caller.address());
    }
}
