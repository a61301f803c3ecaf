package io.gatehouse.admission;

import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an event's scans add up to; its own figures take the checkpoints of its perimeter.
 *
 * @param held late uploads that wait for a decision
 */
public record Stats(
        long tickets,
        Count total,
        long openConflicts,
        long held,
        List<AtCheckpoint> checkpoints,
        List<OfCategory> categories,
        List<Minute> perMinute) {

    /**
     * Figures of one place or of all.
     *
     * @param admitted tickets that came in at least once
     * @param entries how often somebody came in
     */
    public record Count(long admitted, long entries, long inside, long exits, long refused) {

        public static final Count NOTHING = new Count(0, 0, 0, 0, 0);

        Count withAdmitted(long tickets) {
            return new Count(tickets, entries, inside, exits, refused);
        }
    }

    public record AtCheckpoint(UUID id, String name, Count count) {}

    public record OfCategory(@Nullable String name, long tickets, long admitted, long entries, long inside) {

        /** What running figures call it. */
        String key() {
            return name == null ? "" : name;
        }

        /** As it was counted anew; not counted means that nobody came. */
        OfCategory now(@Nullable Count count) {
            return count == null
                    ? new OfCategory(name, tickets, 0, 0, 0)
                    : new OfCategory(name, tickets, count.admitted(), count.entries(), count.inside());
        }
    }

    /** How many of some scans were told the same. */
    public record Share(Verdict verdict, @Nullable Reason reason, long scans) {}

    /**
     * What happened in a minute, by the settled times.
     *
     * @param inside how many were inside when it was over
     */
    public record Minute(Instant minute, long entries, long refused, long inside) {}
}
