package io.gatehouse.staff;

import io.gatehouse.common.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which events a person may see. Somebody who is bound to some finds the others, and all that belongs to them, as if they
 * weren't there. Asked at every call and every message of a socket, so what is known of a person is remembered for a
 * moment, and forgotten when an account changes.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Reach {

    @Inject
    private Bounds bounds;

    @Inject
    private Belongings belongings;

    public boolean mayReach(UUID staffId, UUID eventId) {
        return bounds.of(staffId).map(events -> events.contains(eventId)).orElse(true);
    }

    /** The only events that the person may see; empty when that is all of them. */
    public Optional<Set<UUID>> bounds(UUID staffId) {
        return bounds.of(staffId);
    }

    /**
     * Refuses ids of what belongs to events out of the person's reach, in the words for what isn't there. What kind of
     * thing an id names is not asked of the caller but looked up: a new kind of address needs no rule of its own.
     */
    public void check(UUID staffId, Collection<UUID> ids) {
        Optional<Set<UUID>> bound = bounds.of(staffId);
        if (bound.isEmpty() || ids.isEmpty()) {
            return;
        }
        List<Belongings.Belonging> found = belongings.of(ids);
        found.stream()
                .filter(one -> !bound.get().contains(one.eventId()))
                .findFirst()
                .ifPresent(one -> {
                    throw ProblemException.notFound(one.kind());
                });
    }
}
