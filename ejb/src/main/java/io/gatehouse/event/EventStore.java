package io.gatehouse.event;

import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Dependent
class EventStore {

    @PersistenceContext
    private EntityManager entities;

    EventEntity add(EventEntity event) {
        entities.persist(event);
        entities.flush();
        return event;
    }

    CheckpointEntity add(CheckpointEntity checkpoint) {
        entities.persist(checkpoint);
        entities.flush();
        return checkpoint;
    }

    EventEntity event(UUID id, LockModeType lock) {
        return there(entities.find(EventEntity.class, id, lock), "event");
    }

    CheckpointEntity checkpoint(UUID id, LockModeType lock) {
        return there(entities.find(CheckpointEntity.class, id, lock), "checkpoint");
    }

    List<EventEntity> events(Page.Request page) {
        return entities.createNamedQuery("event.newest", EventEntity.class)
                .setParameter("before", page.before())
                .setMaxResults(page.limit() + 1)
                .getResultList();
    }

    List<EventEntity> events(Set<UUID> only, Page.Request page) {
        return only.isEmpty()
                ? List.of()
                : entities.createNamedQuery("event.newestOf", EventEntity.class)
                        .setParameter("only", only)
                        .setParameter("before", page.before())
                        .setMaxResults(page.limit() + 1)
                        .getResultList();
    }

    List<CheckpointEntity> checkpoints(UUID eventId, Page.Request page) {
        return entities.createNamedQuery("checkpoint.ofEvent", CheckpointEntity.class)
                .setParameter("event", eventId)
                .setParameter("before", page.before())
                .setMaxResults(page.limit() + 1)
                .getResultList();
    }

    private static <T> T there(@Nullable T found, String what) {
        if (found == null) {
            throw ProblemException.notFound(what);
        }
        return found;
    }
}
