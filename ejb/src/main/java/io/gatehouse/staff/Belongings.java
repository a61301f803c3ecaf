package io.gatehouse.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** To which event something belongs, and to which events a person is bound, as the database knows it. */
@Dependent
class Belongings {

    /** What an id names and whose it is. */
    record Belonging(String kind, UUID eventId) {}

    @PersistenceContext
    private EntityManager entities;

    /** Every thing that an id may name; ids that name nothing are left out. */
    List<Belonging> of(Collection<UUID> ids) {
        return ids.stream()
                .flatMap(id -> rows("""
                        SELECT 'event', id FROM event WHERE id = ?1
                        UNION ALL
                        SELECT 'checkpoint', event_id FROM checkpoint WHERE id = ?1
                        UNION ALL
                        SELECT 'ticket', event_id FROM ticket WHERE id = ?1
                        UNION ALL
                        SELECT 'scanner', event_id FROM scanner WHERE id = ?1
                        UNION ALL
                        SELECT 'scan', event_id FROM scan WHERE scan_id = ?1
                        UNION ALL
                        SELECT 'conflict', event_id FROM conflict WHERE id = ?1
                        UNION ALL
                        SELECT 'held upload', event_id FROM held WHERE id = ?1
                        UNION ALL
                        SELECT 'queue', event_id FROM queue WHERE id = ?1 AND event_id IS NOT NULL
                        UNION ALL
                        SELECT 'place', q.event_id
                          FROM place AS p
                          JOIN queue AS q ON q.id = p.queue_id
                         WHERE p.id = ?1 AND q.event_id IS NOT NULL
                        UNION ALL
                        SELECT 'alert', event_id FROM alert WHERE id = ?1 AND event_id IS NOT NULL
                        """, id).stream())
                .map(row -> new Belonging((String) row[0], (UUID) row[1]))
                .toList();
    }

    /** Admins are never bound. Who isn't there, or is disabled, is bound to nothing at all. */
    Optional<Set<UUID>> bounds(UUID staffId) {
        List<Object[]> rows = rows("""
                SELECT s.role, e.event_id
                  FROM staff s LEFT JOIN staff_event e ON e.staff_id = s.id
                 WHERE s.id = ?1 AND NOT s.disabled
                """, staffId);
        boolean all = rows.stream()
                .anyMatch(row -> row[1] == null || Role.ADMIN.name().equals(row[0]));
        return all
                ? Optional.empty()
                : Optional.of(rows.stream().map(row -> (UUID) row[1]).collect(Collectors.toUnmodifiableSet()));
    }

    private List<Object[]> rows(String query, UUID id) {
        List<?> rows = entities.createNativeQuery(query).setParameter(1, id).getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }
}
