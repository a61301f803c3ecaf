package io.gatehouse.ticket;

import io.gatehouse.common.ProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

@Dependent
class TicketStore {

    @PersistenceContext
    private EntityManager entities;

    /** So many numbers, rising: what is stored together in no certain order is listed in the order that it came in. */
    List<Long> numbers(int count) {
        List<?> numbers = entities.createNativeQuery("""
                        SELECT nextval(pg_get_serial_sequence('ticket', 'seq')) FROM generate_series(1, ?1)
                        """).setParameter(1, count).getResultList();
        return numbers.stream().map(number -> ((Number) number).longValue()).toList();
    }

    void add(TicketEntity ticket) {
        entities.persist(ticket);
    }

    void add(CodeEntity code) {
        entities.persist(code);
    }

    void flush() {
        entities.flush();
    }

    TicketEntity ticket(UUID id, LockModeType lock) {
        TicketEntity ticket = entities.find(TicketEntity.class, id, lock);
        if (ticket == null) {
            throw ProblemException.notFound("ticket");
        }
        return ticket;
    }

    CodeEntity currentCode(UUID ticketId) {
        return entities.createNamedQuery("code.current", CodeEntity.class)
                .setParameter("ticket", ticketId)
                .getSingleResult();
    }

    /** Its codes have changed, if not the ticket itself. */
    void touch(TicketEntity ticket) {
        entities.createNativeQuery("UPDATE ticket SET changed = DEFAULT WHERE id = ?1")
                .setParameter(1, ticket.id())
                .executeUpdate();
    }

    List<String> taken(UUID eventId, List<String> references) {
        return references.isEmpty()
                ? List.of()
                : entities.createNamedQuery("ticket.takenReferences", String.class)
                        .setParameter("event", eventId)
                        .setParameter("references", references)
                        .getResultList();
    }

    TicketSearch search(UUID eventId, TicketFilter filter) {
        return new TicketSearch(entities, eventId, filter, TicketSearch.NAMES_AND_ADDRESS);
    }

    TicketSearch searchNames(UUID eventId, TicketFilter filter) {
        return new TicketSearch(entities, eventId, filter, TicketSearch.NAMES);
    }
}
