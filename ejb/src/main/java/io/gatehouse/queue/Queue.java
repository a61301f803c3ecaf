package io.gatehouse.queue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line as it is now.
 *
 * @param countersSince when the number of counters was last set
 * @param opened whether it was not closed by hand; its hours are another matter
 * @param nowServing the number that was called last; 0 before the first
 * @param inService how many were called and are waited for or served at a counter
 * @param seq counts its changes
 * @param moves counts those of them that tell how fast it moves: all but joining
 */
public record Queue(
        UUID id,
        QueueDetails details,
        Instant countersSince,
        boolean opened,
        @Nullable Instant pausedAt,
        int lastNumber,
        int nowServing,
        int waiting,
        int inService,
        long seq,
        long moves,
        Instant createdAt) {

    public boolean isPaused() {
        return pausedAt != null;
    }

    public boolean isFull() {
        return isFullWith(0);
    }

    /** Whether nobody more may join once so many have. */
    boolean isFullWith(int more) {
        return details.capacity() != null && waiting + inService + more >= details.capacity();
    }

    /** Whether one may join, as far as hands and hours are concerned; hours are half-open. */
    public boolean isOpen(Instant now) {
        return opened
                && (details.opensAt() == null || !now.isBefore(details.opensAt()))
                && (details.closesAt() == null || now.isBefore(details.closesAt()));
    }
}
