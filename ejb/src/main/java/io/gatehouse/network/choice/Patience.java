package io.gatehouse.network.choice;

/** When the next race is due while there is no address, and since when there is none. */
final class Patience {

    private static final int MOST_DOUBLINGS = 10;

    private long next = Pace.NEVER;
    private long offlineSince = Pace.NEVER;
    private long changedAt = Long.MIN_VALUE;
    private int failures;

    long next() {
        return next;
    }

    boolean isOffline() {
        return offlineSince != Pace.NEVER;
    }

    /** Whether a race has failed since the network last changed. */
    boolean isTried() {
        return failures > 0;
    }

    void atOnce(long now) {
        next = now;
    }

    /** At once too, but not for every event of a burst. */
    void changed(long now) {
        failures = 0;
        boolean first = changedAt == Long.MIN_VALUE || now - changedAt >= Pace.CHANGES_GAP;
        next = first ? now : changedAt + Pace.CHANGES_GAP;
        changedAt = next;
    }

    Effect.Offline failed(long now, Chance chance) {
        if (!isOffline()) {
            offlineSince = now;
        }
        long pause = Math.min(Pace.BACKOFF_LAST, Pace.BACKOFF_FIRST << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        next = now + Pace.atLeast(pause, chance);
        return new Effect.Offline(offlineSince, next);
    }

    void racing() {
        next = Pace.NEVER;
    }

    void over() {
        next = Pace.NEVER;
        offlineSince = Pace.NEVER;
        failures = 0;
    }
}
