package io.gatehouse.scanner;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a scanner by its heartbeats.
 *
 * @param at when the newest was received
 * @param clockOffsetMs the scanner's clock less ours, by the newest that said when it was sent
 * @param address where the newest came from
 */
public record Pulse(
        Instant at,
        @Nullable ConnectionType type,
        @Nullable Integer battery,
        @Nullable Integer queued,
        @Nullable Long clockOffsetMs,
        @Nullable String version,
        @Nullable String address) {

    private static final long NOTABLE_OFFSET = Duration.ofSeconds(1).toMillis();
    /** Another node knows of a scanner by the table alone, and must not think it lost. */
    private static final Duration RESOLUTION = Duration.ofSeconds(20);

    /** What is known after one more; what it leaves out of its way and clock is still as it was. */
    static Pulse after(@Nullable Pulse before, Heartbeat beat, @Nullable String address, Instant now) {
        ConnectionType type = beat.type() == null && before != null ? before.type() : beat.type();
        Long known = before == null ? null : before.clockOffsetMs();
        Long offset = beat.sentAt() == null
                ? known
                : Long.valueOf(Duration.between(now, beat.sentAt()).toMillis());
        return new Pulse(now, type, beat.battery(), beat.queued(), offset, beat.version(), address);
    }

    /** Whether it tells so much more than what is kept that it is worth a write now. */
    boolean worthKeeping(@Nullable Pulse kept, Instant now) {
        return kept == null || moved(kept.clockOffsetMs) || (!equals(kept) && !now.isBefore(kept.at.plus(RESOLUTION)));
    }

    private boolean moved(@Nullable Long keptOffset) {
        if (clockOffsetMs == null || keptOffset == null) {
            return clockOffsetMs != null;
        }
        return Math.abs(clockOffsetMs - keptOffset) > NOTABLE_OFFSET;
    }
}
