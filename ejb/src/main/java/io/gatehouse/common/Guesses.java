package io.gatehouse.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps an address from guessing codes, and remembers that it tried. */
@ApplicationScoped
public class Guesses {

    private static final int MOST_FAILURES = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Map<String, Attempts> failures = new ConcurrentHashMap<>();

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    @Inject
    private LastingFacts facts;

    /**
     * Whether the caller may guess once more.
     *
     * @param codes what is guessed, as people call it
     */
    public void check(String codes) {
        of(codes).wait(address(), clock.instant()).ifPresent(wait -> {
            throw ProblemException.tryLater(
                    ProblemType.TOO_MANY_ATTEMPTS, "Too many wrong " + codes + " from this address", wait);
        });
    }

    public void failed(String codes, Fact fact) {
        of(codes).count(address(), clock.instant());
        facts.fire(fact);
    }

    private Attempts of(String codes) {
        return failures.computeIfAbsent(codes, kind -> new Attempts(MOST_FAILURES, WINDOW));
    }

    private String address() {
        return String.valueOf(caller.address());
    }
}
