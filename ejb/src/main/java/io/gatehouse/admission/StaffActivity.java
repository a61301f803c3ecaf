package io.gatehouse.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who scanned how much at an event, the busiest first; and how much was scanned in each hour that had scans. */
public record StaffActivity(List<One> items, List<Hour> hours) {

    /**
     * A person, or a scanner as far as nobody was signed on at it.
     *
     * @param manual guests found by name
     * @param pace none of who never scanned twice in a row
     */
    public record One(
            boolean person,
            UUID id,
            String name,
            long scans,
            long admitted,
            long exited,
            long refused,
            long forced,
            long manual,
            long annulled,
            @Nullable Pace pace,
            Instant first,
            Instant last) {}

    /**
     * How fast somebody scans while they do; a break of more than five minutes is no part of it.
     *
     * @param scans how many followed another without a break
     * @param active the time that these took, from the one before
     */
    public record Pace(long scans, Duration active, Duration median) {

        private static final double MINUTE = Duration.ofMinutes(1).toMillis();

        /** None where all came at one moment. */
        public @Nullable Double scansPerMinute() {
            return active.isZero() ? null : Math.round(scans * MINUTE / active.toMillis() * 10) / 10.0;
        }

        public double medianSeconds() {
            return Math.round(median.toMillis() / 100.0) / 10.0;
        }
    }

    /**
     * What was scanned within an hour.
     *
     * @param at when it begins, on the clocks of the event
     */
    public record Hour(Instant at, long scans, long refused) {}
}
