package io.gatehouse.admission;

import io.gatehouse.admission.Stats.Count;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The running figures of an event's perimeter, by category as they name it. Tickets are looked through one by one only where
 * they can have come in at several places.
 */
record Counted(Map<String, Count> byCategory, Count total) {

    /** The figures of a category at one place. */
    private record Part(UUID checkpointId, String category, Count count) {}

    /** @param known how many came in, if that need not be counted now */
    static Counted read(Sql sql, UUID eventId, @Nullable CameIn known) {
        List<Part> parts = parts(sql, eventId);
        Map<String, Count> sums = new HashMap<>();
        parts.forEach(part -> sums.merge(part.category(), part.count(), Counted::sum));
        Count total = sums.values().stream().reduce(Count.NOTHING, Counted::sum);
        if (!isAtSeveral(parts)) {
            return new Counted(sums, total);
        }
        CameIn came = known == null ? count(sql, eventId) : known;
        sums.replaceAll((category, sum) -> sum.withAdmitted(came.of(category)));
        // also those whose ticket is of another category now than when they came
        return new Counted(sums, total.withAdmitted(came.all()));
    }

    /** Takes as long as it takes on one processor: the others are for the doors. */
    static Optional<CameIn> cameIn(Sql sql, UUID eventId) {
        sql.run("SET LOCAL max_parallel_workers_per_gather = 0");
        return isAtSeveral(parts(sql, eventId)) ? Optional.of(count(sql, eventId)) : Optional.empty();
    }

    @Nullable
    Count of(String category) {
        return byCategory.get(category);
    }

    private static boolean isAtSeveral(List<Part> parts) {
        Set<UUID> places = new HashSet<>();
        parts.stream().filter(part -> part.count().admitted() != 0).forEach(part -> places.add(part.checkpointId()));
        return places.size() > 1;
    }

    private static List<Part> parts(Sql sql, UUID eventId) {
        return sql.all(
                """
                SELECT n.checkpoint_id, n.category,
                       sum(n.admitted) AS admitted, sum(n.entries) AS entries,
                       sum(n.inside + n.disputed) AS inside, sum(n.exits) AS exits, sum(n.refused) AS refused
                  FROM checkpoint c
                  JOIN checkpoint_count n ON n.checkpoint_id = c.id
                 WHERE c.event_id = ? AND c.perimeter
                 GROUP BY n.checkpoint_id, n.category
                """,
                row -> new Part(
                        row.getObject("checkpoint_id", UUID.class), row.getString("category"), StatsQuery.count(row)),
                eventId);
    }

    private static CameIn count(Sql sql, UUID eventId) {
        Map<String, Long> came = new HashMap<>();
        sql.all("""
                SELECT coalesce(t.category, '') AS category, count(*) AS admitted
                  FROM (SELECT DISTINCT p.ticket_id
                          FROM checkpoint c
                          JOIN presence p ON p.checkpoint_id = c.id
                         WHERE c.event_id = ? AND c.perimeter AND p.entries > 0) AS came
                  JOIN ticket t ON t.id = came.ticket_id
                 GROUP BY t.category
                """, row -> came.put(row.getString("category"), row.getLong("admitted")), eventId);
        return new CameIn(came);
    }

    private static Count sum(Count one, Count other) {
        return new Count(
                one.admitted() + other.admitted(),
                one.entries() + other.entries(),
                one.inside() + other.inside(),
                one.exits() + other.exits(),
                one.refused() + other.refused());
    }
}
