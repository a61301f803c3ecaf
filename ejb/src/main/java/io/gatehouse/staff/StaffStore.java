package io.gatehouse.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Dependent
class StaffStore {

    @PersistenceContext
    private EntityManager entities;

    boolean isEmpty() {
        return entities.createNamedQuery("staff.count", Long.class).getSingleResult() == 0;
    }

    void add(StaffEntity staff) {
        entities.persist(staff);
        entities.flush();
    }

    Optional<StaffEntity> byId(UUID id) {
        return Optional.ofNullable(entities.find(StaffEntity.class, id));
    }

    Optional<StaffEntity> byUsername(String username) {
        return entities.createNamedQuery("staff.byUsername", StaffEntity.class)
                .setParameter("username", username)
                .getResultStream()
                .findFirst();
    }

    void add(SessionEntity session, Instant now) {
        entities.createNamedQuery("session.clear").setParameter("now", now).executeUpdate();
        entities.persist(session);
    }

    Optional<StaffMember> staffOf(byte[] tokenHash, Instant now) {
        return entities.createNamedQuery("session.staff", StaffEntity.class)
                .setParameter("hash", tokenHash)
                .setParameter("now", now)
                .getResultStream()
                .findFirst()
                .map(StaffEntity::value);
    }

    boolean end(byte[] tokenHash) {
        return entities.createNamedQuery("session.end")
                        .setParameter("hash", tokenHash)
                        .executeUpdate()
                > 0;
    }
}
