package io.gatehouse.staff;

import io.gatehouse.common.Attempts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often a minute passwords may be got wrong: ten times for an account from an address, sixty from an address, a
 * hundred for an account from wherever. An address from which the account's owner signed in lately is spared the last,
 * so that strangers can't lock somebody out of their own desk. A try counts as wrong until it turns out right.
 */
@ApplicationScoped
class SignInThrottle {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LATELY = Duration.ofHours(24);

    private final Attempts byBoth = new Attempts(10, MINUTE);
    private final Attempts byAddress = new Attempts(60, MINUTE);
    private final Attempts byAccount = new Attempts(100, MINUTE);
    private final Attempts successes = new Attempts(1, LATELY);

    /** Begins a try, or tells how long to wait. */
    synchronized Optional<Duration> begin(String account, String address, Instant now) {
        String both = both(account, address);
        boolean known = successes.wait(both, now).isPresent();
        Optional<Duration> wait = Stream.of(
                        byBoth.wait(both, now),
                        byAddress.wait(address, now),
                        known ? Optional.<Duration>empty() : byAccount.wait(account, now))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
        if (wait.isEmpty()) {
            byBoth.count(both, now);
            byAddress.count(address, now);
            byAccount.count(account, now);
        }
        return wait;
    }

    synchronized void succeeded(String account, String address, Instant now) {
        String both = both(account, address);
        byBoth.forgive(both);
        byAddress.forgive(address);
        byAccount.forgive(account);
        successes.count(both, now);
    }

    private static String both(String account, String address) {
        return address + ' ' + account;
    }
}
