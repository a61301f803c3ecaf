package io.gatehouse.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A guest's place in a line.
 *
 * @param priority higher ones are called sooner
 * @param calls how often it was called aloud
 * @param passed whether its counter has called the next one since
 * @param wentTo its place in another line, if it was transferred
 */
public record Place(
        UUID id,
        UUID queueId,
        int number,
        PlaceStatus status,
        int priority,
        Instant joinedAt,
        @Nullable Instant calledAt,
        @Nullable Instant servingAt,
        @Nullable Instant endedAt,
        @Nullable Integer counter,
        int calls,
        boolean passed,
        @Nullable Moved wentTo) {

    /** One that was just taken. */
    static Place fresh(UUID id, UUID queueId, int number, Instant now) {
        return new Place(id, queueId, number, PlaceStatus.WAITING, 0, now, null, null, null, null, 0, false, null);
    }

    /** How much longer its device must wait before it may join again; nothing, if it may. */
    Optional<Duration> cooling(int seconds, Instant now) {
        if (status != PlaceStatus.COMPLETED || endedAt == null) {
            return Optional.empty();
        }
        Duration left = Duration.between(now, endedAt.plusSeconds(seconds));
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }

    /** Where a place went. */
    public record Moved(UUID queueId, UUID placeId) {}
}
