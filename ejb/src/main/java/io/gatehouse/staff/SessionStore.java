package io.gatehouse.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Dependent
class SessionStore {

    @PersistenceContext
    private EntityManager entities;

    void add(SessionEntity session, Instant now) {
        entities.createNamedQuery("session.clear").setParameter("now", now).executeUpdate();
        entities.persist(session);
    }

    Optional<SessionEntity> byToken(byte[] tokenHash, Instant now) {
        return entities.createNamedQuery("session.byToken", SessionEntity.class)
                .setParameter("hash", tokenHash)
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }

    void seen(UUID id, Instant now) {
        entities.createNamedQuery("session.seen")
                .setParameter("id", id)
                .setParameter("now", now)
                .setParameter("stale", SessionEntity.stale(now))
                .executeUpdate();
    }

    List<SessionEntity> of(UUID staffId, Instant now) {
        return entities.createNamedQuery("session.ofStaff", SessionEntity.class)
                .setParameter("staff", staffId)
                .setParameter("now", now)
                .getResultList();
    }

    boolean end(byte[] tokenHash) {
        return entities.createNamedQuery("session.end")
                        .setParameter("hash", tokenHash)
                        .executeUpdate()
                > 0;
    }

    boolean endOne(UUID staffId, UUID sessionId) {
        return entities.createNamedQuery("session.endOne")
                        .setParameter("id", sessionId)
                        .setParameter("staff", staffId)
                        .executeUpdate()
                > 0;
    }

    int endOthers(UUID staffId, byte[] tokenHash) {
        return entities.createNamedQuery("session.endOthers")
                .setParameter("staff", staffId)
                .setParameter("hash", tokenHash)
                .executeUpdate();
    }

    int endAll(UUID staffId) {
        return entities.createNamedQuery("session.endAll")
                .setParameter("staff", staffId)
                .executeUpdate();
    }
}
