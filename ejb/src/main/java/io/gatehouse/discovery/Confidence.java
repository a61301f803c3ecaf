package io.gatehouse.discovery;

import java.time.Duration;
import java.time.Instant;

/**
 * How sure it is that a device is there at this moment, from 0 to 100: what proof there was, and how old it is. It holds for a
 * minute, and is worth nothing after a quarter of an hour in which nobody looked.
 */
final class Confidence {

    private static final int SURE = 100;
    private static final int ANSWERED = 95;
    private static final int UNCONFIRMED = 30;
    private static final long HOLDS = Duration.ofMinutes(1).toSeconds();

    /** Proof that is as old says nothing. */
    static final Duration WORTHLESS = Duration.ofMinutes(15);

    private Confidence() {}

    static int of(DeviceState state, boolean self, Instant lastSeen, Instant now) {
        return switch (state) {
            case ONLINE -> aged(self ? SURE : ANSWERED, Duration.between(lastSeen, now));
            case SUSPECT -> aged(UNCONFIRMED, Duration.between(lastSeen, now));
            case OFFLINE -> 0;
        };
    }

    private static int aged(int fresh, Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds <= HOLDS) {
            return fresh;
        }
        long worthless = WORTHLESS.toSeconds();
        return (int) (fresh * Math.max(0, worthless - seconds) / (worthless - HOLDS));
    }
}
