package io.gatehouse.scanner;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a scanner can be reckoned with: all well, one heartbeat missed, or three. */
public enum Contact {
    ONLINE,
    LATE,
    LOST;

    /** How often a scanner should beat. */
    static final Duration BEAT = Duration.ofSeconds(10);

    private static final Duration GRACE = Duration.ofSeconds(5);

    /** A scanner that never beat is known only by its calls, and these only to the half minute. */
    private static final Duration QUIET = Duration.ofSeconds(90);

    private static final Duration SILENT = Duration.ofMinutes(3);

    /** @param beats whether it has ever sent a heartbeat */
    static Contact of(@Nullable Instant lastSeen, boolean beats, Instant now) {
        if (lastSeen == null) {
            return LOST;
        }
        Duration since = Duration.between(lastSeen, now);
        if (since.compareTo(beats ? BEAT.multipliedBy(3).plus(GRACE) : SILENT) > 0) {
            return LOST;
        }
        return since.compareTo(beats ? BEAT.plus(GRACE) : QUIET) > 0 ? LATE : ONLINE;
    }
}
