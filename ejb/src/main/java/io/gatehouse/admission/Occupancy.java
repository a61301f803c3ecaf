package io.gatehouse.admission;

import io.gatehouse.admission.Place.Gate;
import io.gatehouse.admission.Sql.Column;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many are inside where that is limited. Entries to such a place come one after another, across all nodes, or two
 * would take the last room: so its row is locked before its figures are read.
 */
final class Occupancy {

    static final Occupancy UNLIMITED = new Occupancy();

    private final Map<UUID, Long> atCheckpoint = new HashMap<>();
    private final Map<UUID, Long> atEvent = new HashMap<>();

    private Occupancy() {}

    static Occupancy lock(Sql sql, Collection<Place> places) {
        List<UUID> checkpoints = limited(places, gate -> gate.capacity() != null);
        List<UUID> events = places.stream()
                .filter(place ->
                        place.checkpoint() != null && place.checkpoint().eventCapacity() != null)
                .map(Place::eventId)
                .distinct()
                .toList();
        Occupancy occupancy = new Occupancy();
        lock(sql, "SELECT id FROM checkpoint WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE", checkpoints);
        lock(sql, "SELECT id FROM event WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE", events);
        occupancy.count(sql, """
                SELECT checkpoint_id, sum(inside + disputed)
                  FROM checkpoint_count
                 WHERE checkpoint_id = ANY (?)
                 GROUP BY checkpoint_id
                """, checkpoints, occupancy.atCheckpoint);
        occupancy.count(sql, """
                SELECT c.event_id, sum(n.inside + n.disputed)
                  FROM checkpoint c
                  JOIN checkpoint_count n ON n.checkpoint_id = c.id
                 WHERE c.event_id = ANY (?) AND c.perimeter
                 GROUP BY c.event_id
                """, events, occupancy.atEvent);
        return occupancy;
    }

    boolean isFull(Place place) {
        Gate gate = place.gate();
        return reached(gate.capacity(), atCheckpoint, gate.id())
                || reached(gate.eventCapacity(), atEvent, place.eventId());
    }

    void moved(Place place, int by) {
        if (by != 0) {
            atCheckpoint.computeIfPresent(place.gate().id(), (id, inside) -> inside + by);
            if (place.gate().eventCapacity() != null) {
                atEvent.computeIfPresent(place.eventId(), (id, inside) -> inside + by);
            }
        }
    }

    private void count(Sql sql, String statement, List<UUID> ids, Map<UUID, Long> into) {
        if (!ids.isEmpty()) {
            ids.forEach(id -> into.put(id, 0L));
            sql.all(
                    statement,
                    row -> into.put(row.getObject(1, UUID.class), row.getLong(2)),
                    Column.of("uuid", ids, id -> id));
        }
    }

    private static boolean reached(@Nullable Integer capacity, Map<UUID, Long> inside, UUID id) {
        return capacity != null && inside.getOrDefault(id, 0L) >= capacity;
    }

    private static List<UUID> limited(Collection<Place> places, Function<Gate, Boolean> by) {
        return places.stream()
                .flatMap(place -> Stream.ofNullable(place.checkpoint()))
                .filter(by::apply)
                .map(Gate::id)
                .distinct()
                .toList();
    }

    private static void lock(Sql sql, String statement, List<UUID> ids) {
        if (!ids.isEmpty()) {
            sql.all(statement, row -> Objects.requireNonNull(row.getObject(1)), Column.of("uuid", ids, id -> id));
        }
    }
}
