package io.gatehouse.staff;

import io.gatehouse.common.Attempts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often a minute passwords may be got wrong: ten times for an account from an address, sixty from an address, a
 * hundred for an account from wherever. An address from which the account's owner signed in lately is spared the last,
 * so that strangers can't lock somebody out of their own desk.
 */
@ApplicationScoped
class SignInThrottle {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LATELY = Duration.ofHours(24);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Attempts byBoth = new Attempts(10, MINUTE);
    private final Attempts byAddress = new Attempts(60, MINUTE);
    private final Attempts byAccount = new Attempts(100, MINUTE);
    private final Attempts successes = new Attempts(1, LATELY);
    private final Map<String, Integer> trying = new HashMap<>();

    /** How a try ended; untried, when nobody had the time to look. */
    enum Outcome {
        RIGHT,
        WRONG,
        UNTRIED
    }

    /** Failures of one key, of which there may be so many; keys of different kinds never look alike. */
    private record Limit(Attempts failures, String key) {}

    /**
     * Begins a try, which must be ended; or tells how long to wait. While others are trying the same, and could use up
     * what may still fail, it waits for them: a burst of right passwords is let in, a burst of wrong ones is not.
     */
    synchronized Optional<Duration> begin(String account, String address, Instant now) {
        List<Limit> limits = limits(account, address, now);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (mustWaitForOthers(limits, now)) {
            long left = deadline - System.nanoTime();
            try {
                wait(Math.max(1, left / NANOS_PER_MILLI));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of(PATIENCE);
            }
            if (left <= 0) {
                return Optional.of(PATIENCE);
            }
        }
        Optional<Duration> wait = tooMany(limits, now);
        if (wait.isEmpty()) {
            everyKey(account, address).forEach(key -> trying.merge(key, 1, Integer::sum));
        }
        return wait;
    }

    synchronized void end(String account, String address, Outcome outcome, Instant now) {
        everyKey(account, address)
                .forEach(key -> trying.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1));
        if (outcome == Outcome.RIGHT) {
            successes.count(both(account, address), now);
        } else if (outcome == Outcome.WRONG) {
            byBoth.count(both(account, address), now);
            byAddress.count(address(address), now);
            byAccount.count(account(account), now);
        }
        notifyAll();
    }

    private boolean mustWaitForOthers(List<Limit> limits, Instant now) {
        return tooMany(limits, now).isEmpty()
                && limits.stream()
                        .anyMatch(limit -> trying.getOrDefault(limit.key(), 0)
                                >= limit.failures().left(limit.key(), now));
    }

    private static Optional<Duration> tooMany(List<Limit> limits, Instant now) {
        return limits.stream()
                .flatMap(limit -> limit.failures().wait(limit.key(), now).stream())
                .max(Duration::compareTo);
    }

    private List<Limit> limits(String account, String address, Instant now) {
        boolean known = successes.wait(both(account, address), now).isPresent();
        Stream<Limit> always =
                Stream.of(new Limit(byBoth, both(account, address)), new Limit(byAddress, address(address)));
        Stream<Limit> unlessKnown = known ? Stream.empty() : Stream.of(new Limit(byAccount, account(account)));
        return Stream.concat(always, unlessKnown).toList();
    }

    private static List<String> everyKey(String account, String address) {
        return List.of(both(account, address), address(address), account(account));
    }

    private static String both(String account, String address) {
        return address + ' ' + account;
    }

    private static String address(String address) {
        return address + ' ';
    }

    private static String account(String account) {
        return ' ' + account;
    }
}
