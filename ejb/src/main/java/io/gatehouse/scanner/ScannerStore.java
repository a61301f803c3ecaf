package io.gatehouse.scanner;

import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Dependent
class ScannerStore {

    @PersistenceContext
    private EntityManager entities;

    void add(PairingEntity pairing) {
        entities.persist(pairing);
        entities.flush();
    }

    void add(ScannerEntity scanner) {
        entities.persist(scanner);
        entities.flush();
    }

    /** The pairing of that code, taken now; nobody else can take it. */
    Optional<PairingEntity> take(byte[] codeMac, Instant now) {
        int taken = entities.createNamedQuery("pairing.take")
                .setParameter("mac", codeMac)
                .setParameter("now", now)
                .executeUpdate();
        return taken == 0
                ? Optional.empty()
                : Optional.of(entities.createNamedQuery("pairing.byCode", PairingEntity.class)
                        .setParameter("mac", codeMac)
                        .getSingleResult());
    }

    ScannerEntity scanner(UUID id, LockModeType lock) {
        ScannerEntity scanner = entities.find(ScannerEntity.class, id, lock);
        if (scanner == null) {
            throw ProblemException.notFound("scanner");
        }
        return scanner;
    }

    List<ScannerEntity> newest(@Nullable UUID eventId, Page.Request page) {
        TypedQuery<ScannerEntity> query = eventId == null
                ? entities.createNamedQuery("scanner.newest", ScannerEntity.class)
                : entities.createNamedQuery("scanner.ofEvent", ScannerEntity.class)
                        .setParameter("event", eventId);
        return query.setParameter("before", page.before())
                .setMaxResults(page.limit() + 1)
                .getResultList();
    }

    List<ScannerEntity> newest(Set<UUID> events, Page.Request page) {
        return events.isEmpty()
                ? List.of()
                : entities.createNamedQuery("scanner.ofEvents", ScannerEntity.class)
                        .setParameter("events", events)
                        .setParameter("before", page.before())
                        .setMaxResults(page.limit() + 1)
                        .getResultList();
    }
}
