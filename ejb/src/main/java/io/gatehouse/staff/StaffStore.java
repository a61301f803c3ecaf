package io.gatehouse.staff;

import io.gatehouse.common.ProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@Dependent
class StaffStore {

    @PersistenceContext
    private EntityManager entities;

    /** Of several nodes that start on an empty database one goes first. */
    void oneAfterAnother() {
        entities.createNativeQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(4711001921)) AS locked")
                .getResultList();
    }

    boolean isEmpty() {
        return entities.createNamedQuery("staff.count", Long.class).getSingleResult() == 0;
    }

    void add(StaffEntity staff) {
        entities.persist(staff);
        flush();
    }

    void flush() {
        try {
            entities.flush();
        } catch (PersistenceException e) {
            throw Taken.told(e);
        }
    }

    /**
     * All administrators, so that two of them who demote or disable each other do so one after the other. It is the first
     * lock that any change of an account takes.
     */
    List<StaffEntity> lockAdmins() {
        return entities.createNamedQuery("staff.admins", StaffEntity.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Reads it again and keeps others from changing it. */
    void lock(StaffEntity staff) {
        entities.refresh(staff, LockModeType.PESSIMISTIC_WRITE);
    }

    StaffEntity locked(UUID id) {
        StaffEntity staff = entities.find(StaffEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (staff == null) {
            throw ProblemException.notFound("account");
        }
        return staff;
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

    /** Whether all of these are events. */
    boolean areEvents(Set<UUID> ids) {
        return ids.stream()
                .allMatch(id -> !entities.createNativeQuery("SELECT 1 FROM event WHERE id = ?1")
                        .setParameter(1, id)
                        .getResultList()
                        .isEmpty());
    }

    void replace(UUID staffId, InvitationEntity invitation) {
        voidInvitation(staffId);
        entities.persist(invitation);
    }

    void voidInvitation(UUID staffId) {
        entities.createNamedQuery("invitation.void")
                .setParameter("staff", staffId)
                .executeUpdate();
    }

    /** Whom the code invites. */
    Optional<UUID> invited(byte[] codeMac) {
        return entities.createNamedQuery("invitation.staff", UUID.class)
                .setParameter("mac", codeMac)
                .getResultStream()
                .findFirst();
    }

    /** Takes the invitation of that code, which only one can. */
    boolean take(byte[] codeMac, Instant now) {
        return entities.createNamedQuery("invitation.take")
                        .setParameter("mac", codeMac)
                        .setParameter("now", now)
                        .executeUpdate()
                > 0;
    }
}
