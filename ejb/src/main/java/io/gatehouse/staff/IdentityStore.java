package io.gatehouse.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Dependent
class IdentityStore {

    @PersistenceContext
    private EntityManager entities;

    Optional<StaffEntity> owner(ProvenIdentity identity) {
        return first(
                entities.createNativeQuery("SELECT staff_id FROM staff_identity WHERE issuer = ?1 AND subject = ?2")
                        .setParameter(1, identity.issuer())
                        .setParameter(2, identity.subject())
                        .getResultList());
    }

    Optional<StaffEntity> byEmail(String email) {
        return first(entities.createNativeQuery("SELECT id FROM staff WHERE lower(email) = lower(?1)")
                .setParameter(1, email)
                .getResultList());
    }

    /** Whether an administrator waits for this person to come, by whatever way. */
    boolean isInvited(UUID staffId, Instant now) {
        return !entities.createNativeQuery("SELECT 1 FROM invitation WHERE staff_id = ?1 AND expires_at > ?2")
                .setParameter(1, staffId)
                .setParameter(2, Timestamp.from(now))
                .getResultList()
                .isEmpty();
    }

    /** Whether somebody signs in to it through a provider already. */
    boolean isLinked(UUID staffId) {
        return !entities.createNativeQuery("SELECT 1 FROM staff_identity WHERE staff_id = ?1")
                .setParameter(1, staffId)
                .getResultList()
                .isEmpty();
    }

    /** Nobody signs in to it through a provider any more; whether anybody did. */
    boolean unlink(UUID staffId) {
        return entities.createNativeQuery("DELETE FROM staff_identity WHERE staff_id = ?1")
                        .setParameter(1, staffId)
                        .executeUpdate()
                > 0;
    }

    void link(ProvenIdentity identity, UUID staffId, Instant now) {
        entities.createNativeQuery("""
                        INSERT INTO staff_identity (issuer, subject, staff_id, created_at) VALUES (?1, ?2, ?3, ?4)
                        """)
                .setParameter(1, identity.issuer())
                .setParameter(2, identity.subject())
                .setParameter(3, staffId)
                .setParameter(4, Timestamp.from(now))
                .executeUpdate();
    }

    private Optional<StaffEntity> first(List<?> ids) {
        return ids.stream().findFirst().flatMap(id -> Optional.ofNullable(entities.find(StaffEntity.class, id)));
    }
}
