package io.gatehouse.staff;

import io.gatehouse.common.Attempts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
    private static final Duration A_LITTLE = Duration.ofSeconds(1);
    private static final int MOST_WAITS = 10;

    private final Attempts byBoth = new Attempts(10, MINUTE);
    private final Attempts byAddress = new Attempts(60, MINUTE);
    private final Attempts byAccount = new Attempts(100, MINUTE);
    private final Attempts successes = new Attempts(1, LATELY);
    private final Map<String, Integer> trying = new HashMap<>();

    /**
     * Begins a try, which must be ended; or tells how long to wait. While others are trying the same, and could use up
     * what may still fail, it waits for them: a burst of right passwords is let in, a burst of wrong ones is not.
     */
    synchronized Optional<Duration> begin(String account, String address, Instant now) {
        String both = both(account, address);
        int waits = 0;
        while (tooMany(account, address, now).isEmpty() && trying.getOrDefault(both, 0) >= byBoth.left(both, now)) {
            try {
                wait(A_LITTLE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of(A_LITTLE);
            }
            if (++waits == MOST_WAITS) {
                return Optional.of(A_LITTLE);
            }
        }
        Optional<Duration> wait = tooMany(account, address, now);
        if (wait.isEmpty()) {
            trying.merge(both, 1, Integer::sum);
        }
        return wait;
    }

    synchronized void end(String account, String address, boolean succeeded, Instant now) {
        String both = both(account, address);
        trying.computeIfPresent(both, (key, count) -> count == 1 ? null : count - 1);
        if (succeeded) {
            successes.count(both, now);
        } else {
            byBoth.count(both, now);
            byAddress.count(address, now);
            byAccount.count(account, now);
        }
        notifyAll();
    }

    private Optional<Duration> tooMany(String account, String address, Instant now) {
        String both = both(account, address);
        boolean known = successes.wait(both, now).isPresent();
        return Stream.of(
                        byBoth.wait(both, now),
                        byAddress.wait(address, now),
                        known ? Optional.<Duration>empty() : byAccount.wait(account, now))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
    }

    private static String both(String account, String address) {
        return address + ' ' + account;
    }
}
