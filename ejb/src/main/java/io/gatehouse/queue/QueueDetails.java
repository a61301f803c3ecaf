package io.gatehouse.queue;

import io.gatehouse.common.Violations;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about a line.
 *
 * @param capacity how many may be in line at once; none means any number
 * @param cooldownSeconds how long a guest who was served must wait before joining again
 * @param joinCode whether who joins must know the code that the wall display shows
 */
public record QueueDetails(
        String name,
        @Nullable UUID eventId,
        @Nullable Integer capacity,
        int cooldownSeconds,
        int counters,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        Estimator estimator,
        boolean joinCode) {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_PLACES = 1_000_000;
    private static final int LONGEST_COOLDOWN = 7 * 24 * 60 * 60;
    private static final int MOST_COUNTERS = 100;

    /** How the wait is reckoned. */
    public enum Estimator {
        /** Learned from all that the line's past tells. */
        LEARNED,
        /** The difference of numbers times a moving average, as simple systems do. */
        SEED
    }

    /** One of that name with nothing else decided. */
    public static QueueDetails named(String name, @Nullable UUID eventId) {
        return new QueueDetails(name, eventId, null, 0, 1, null, null, Estimator.LEARNED, false);
    }

    public QueueDetails {
        new Violations()
                .text("name", name, LONGEST_NAME)
                .range("capacity", capacity, 1, MOST_PLACES)
                .range("cooldownSeconds", cooldownSeconds, 0, LONGEST_COOLDOWN)
                .range("counters", counters, 1, MOST_COUNTERS)
                .check(
                        opensAt == null || closesAt == null || opensAt.isBefore(closesAt),
                        "closesAt",
                        "must be after opensAt")
                .orThrow();
        name = name.strip();
    }
}
