package io.gatehouse.admission;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an event's scans add up to; its own figures take the checkpoints of its perimeter. */
public record Stats(
        long tickets,
        Count total,
        long openConflicts,
        List<AtCheckpoint> checkpoints,
        List<OfCategory> categories,
        List<Minute> perMinute) {

    /**
     * Figures of one place or of all.
     *
     * @param admitted tickets that came in at least once
     * @param entries how often somebody came in
     */
    public record Count(long admitted, long entries, long inside, long exits, long refused) {}

    public record AtCheckpoint(UUID id, String name, Count count) {}

    public record OfCategory(@Nullable String name, long tickets, long admitted, long entries, long inside) {}

    public record Minute(Instant minute, long entries, long refused) {}
}
