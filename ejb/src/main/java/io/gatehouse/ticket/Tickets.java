package io.gatehouse.ticket;

import io.gatehouse.common.Fact;
import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.common.Secrets;
import io.gatehouse.common.Violations;
import io.gatehouse.event.Events;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tickets: issued, found, blocked, cancelled, issued anew. */
@Stateless
@RolesAllowed("OPERATOR")
public class Tickets {

    private static final int MOST_AT_ONCE = 1000;
    private static final int CODE_CHARACTERS = 26;
    private static final String CODES = "ticket-code";

    @Inject
    private TicketStore store;

    @EJB
    private Events events;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Secrets secrets;

    @Inject
    private Clock clock;

    /** Issues all of them or none, in the order given. */
    @RolesAllowed("ADMIN")
    public List<IssuedTicket> issue(UUID eventId, List<TicketDetails> wanted) {
        new Violations()
                .check(
                        !wanted.isEmpty() && wanted.size() <= MOST_AT_ONCE,
                        "tickets",
                        "must be from 1 to " + MOST_AT_ONCE + " tickets")
                .orThrow();
        events.get(eventId);
        refuseTakenReferences(eventId, wanted);
        Iterator<Long> numbers = store.numbers(wanted.size()).iterator();
        List<TicketEntity> tickets = wanted.stream()
                .map(details -> new TicketEntity(eventId, numbers.next(), details, clock.instant()))
                .toList();
        tickets.forEach(store::add);
        flush();
        List<IssuedTicket> issued = tickets.stream()
                .map(ticket -> new IssuedTicket(ticket.value(), giveCode(ticket)))
                .toList();
        facts.fire(Fact.of("ticket.issued", eventId, "event", eventId).with("count", wanted.size()));
        return issued;
    }

    public Ticket get(UUID ticketId) {
        return store.ticket(ticketId, LockModeType.NONE).value();
    }

    /** The ticket with its current code. */
    @RolesAllowed("SUPERVISOR")
    public IssuedTicket issued(UUID ticketId) {
        TicketEntity ticket = store.ticket(ticketId, LockModeType.NONE);
        return new IssuedTicket(
                ticket.value(),
                secrets.decrypt(CODES, store.currentCode(ticketId).cipher()));
    }

    @RolesAllowed("SUPERVISOR")
    public Ticket block(UUID ticketId) {
        return move(ticketId, TicketStatus.BLOCKED, "ticket.blocked");
    }

    @RolesAllowed("SUPERVISOR")
    public Ticket unblock(UUID ticketId) {
        return move(ticketId, TicketStatus.VALID, "ticket.unblocked");
    }

    @RolesAllowed("SUPERVISOR")
    public Ticket cancel(UUID ticketId) {
        return move(ticketId, TicketStatus.CANCELLED, "ticket.cancelled");
    }

    /** Gives the ticket a new code; the old one is revoked from this moment. */
    @RolesAllowed("SUPERVISOR")
    public IssuedTicket reissue(UUID ticketId) {
        TicketEntity ticket = store.ticket(ticketId, LockModeType.PESSIMISTIC_WRITE);
        store.currentCode(ticketId).revoke(clock.instant());
        // One current code per ticket, says the database: the old one must be gone before the new one comes.
        store.flush();
        IssuedTicket anew = new IssuedTicket(ticket.value(), giveCode(ticket));
        facts.fire(Fact.of("ticket.reissued", ticket.eventId(), "ticket", ticketId));
        return anew;
    }

    public Page<Ticket> list(UUID eventId, TicketFilter filter, Page.Request page) {
        events.get(eventId);
        List<TicketEntity> found = store.search(eventId, filter).before(page.before(), page.limit() + 1);
        return Page.of(found, page, TicketEntity::seq, TicketEntity::value);
    }

    /** A part of the list by position, for tables that let people jump to a page. */
    public List<Ticket> list(UUID eventId, TicketFilter filter, int first, int most) {
        return store.search(eventId, filter).from(first, most).stream()
                .map(TicketEntity::value)
                .toList();
    }

    public long count(UUID eventId, TicketFilter filter) {
        return store.search(eventId, filter).count();
    }

    private Ticket move(UUID ticketId, TicketStatus next, String action) {
        TicketEntity ticket = store.ticket(ticketId, LockModeType.PESSIMISTIC_WRITE);
        if (ticket.status() == next) {
            return ticket.value();
        }
        if (ticket.status() == TicketStatus.CANCELLED) {
            throw new ProblemException(ProblemType.ILLEGAL_STATE, "The ticket is cancelled, which is final");
        }
        ticket.become(next);
        facts.fire(Fact.of(action, ticket.eventId(), "ticket", ticketId));
        return ticket.value();
    }

    private String giveCode(TicketEntity ticket) {
        String code = Secrets.code(CODE_CHARACTERS);
        store.add(new CodeEntity(ticket, Secrets.hash(code), secrets.encrypt(CODES, code), clock.instant()));
        return code;
    }

    private void refuseTakenReferences(UUID eventId, List<TicketDetails> wanted) {
        List<String> references = wanted.stream()
                .flatMap(details -> Stream.ofNullable(details.reference()))
                .toList();
        Set<String> once = new HashSet<>();
        Set<String> taken =
                references.stream().filter(reference -> !once.add(reference)).collect(Collectors.toSet());
        taken.addAll(store.taken(eventId, references));
        if (!taken.isEmpty()) {
            throw referenceTaken(taken.stream().sorted().limit(10).collect(Collectors.joining(", ")));
        }
    }

    /** Another request may have taken a reference since we looked; the database knows. */
    private void flush() {
        try {
            store.flush();
        } catch (PersistenceException e) {
            if (String.valueOf(e.getMessage()).contains("ticket_event_id_reference_key")) {
                throw referenceTaken("one of them");
            }
            throw e;
        }
    }

    private static ProblemException referenceTaken(String references) {
        return new ProblemException(
                ProblemType.REFERENCE_TAKEN,
                "In this event there is already a ticket with the reference " + references);
    }
}
