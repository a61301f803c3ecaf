package io.gatehouse.admission;

import io.gatehouse.admission.rules.Tally;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By how much the running figures change. */
final class Figures {

    private record Place(UUID checkpointId, String category) {}

    private record Minute(UUID checkpointId, Instant minute) {}

    /** What is counted at a place. */
    private static final class Count {
        private long admitted;
        private long entries;
        private long inside;
        private long exits;
        private long refused;
        private long disputed;
    }

    /** What is counted by the minute. */
    private static final class PerMinute {
        private long entries;
        private long refused;
        private long inside;
    }

    // sorted, so that all writers take them in one order
    private final Map<Place, Count> counts =
            new TreeMap<>(Comparator.comparing(Place::checkpointId).thenComparing(Place::category));
    private final Map<Minute, PerMinute> minutes =
            new TreeMap<>(Comparator.comparing(Minute::checkpointId).thenComparing(Minute::minute));

    void refused(UUID checkpointId, @Nullable String category, Instant settledAt) {
        count(checkpointId, category).refused++;
        minute(checkpointId, settledAt).refused++;
    }

    /** An entry began to count, or ceased to; by that, or by an exit, more or fewer are inside. */
    void passed(UUID checkpointId, Instant settledAt, int entries, int inside) {
        if (entries != 0 || inside != 0) {
            PerMinute minute = minute(checkpointId, settledAt);
            minute.entries += entries;
            minute.inside += inside;
        }
    }

    void moved(UUID checkpointId, @Nullable String category, Tally before, Tally after, int disputedBy) {
        Count count = count(checkpointId, category);
        count.admitted += (after.entries() > 0 ? 1 : 0) - (before.entries() > 0 ? 1 : 0);
        count.entries += after.entries() - before.entries();
        count.inside += after.inside() - before.inside();
        count.exits += after.exits() - before.exits();
        count.disputed += disputedBy;
    }

    /** What changes at the places. */
    Rows counts() {
        return Rows.of(
                List.copyOf(counts.entrySet()),
                (row, change) -> row.plain(change.getKey().checkpointId())
                        .text(change.getKey().category())
                        .plain(change.getValue().admitted)
                        .plain(change.getValue().entries)
                        .plain(change.getValue().inside)
                        .plain(change.getValue().exits)
                        .plain(change.getValue().refused)
                        .plain(change.getValue().disputed));
    }

    /** What changes by the minute. */
    Rows minutes() {
        return Rows.of(
                List.copyOf(minutes.entrySet()),
                (row, change) -> row.plain(change.getKey().checkpointId())
                        .plain(change.getKey().minute())
                        .plain(change.getValue().entries)
                        .plain(change.getValue().refused)
                        .plain(change.getValue().inside));
    }

    private Count count(UUID checkpointId, @Nullable String category) {
        return counts.computeIfAbsent(
                new Place(checkpointId, category == null ? "" : category), unknown -> new Count());
    }

    private PerMinute minute(UUID checkpointId, Instant at) {
        return minutes.computeIfAbsent(
                new Minute(checkpointId, at.truncatedTo(ChronoUnit.MINUTES)), unknown -> new PerMinute());
    }
}
