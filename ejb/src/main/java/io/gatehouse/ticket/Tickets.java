package io.gatehouse.ticket;

import io.gatehouse.common.Fact;
import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
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

    @Inject
    private TicketStore store;

    @EJB
    private Events events;

    @Inject
    private Event<Fact> facts;

    @Inject
    private CodeMint mint;

    @Inject
    private KeyStore keys;

    @Inject
    private StateStore states;

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
        CodeMint.Press press = mint.press(eventId);
        List<IssuedTicket> issued =
                tickets.stream().map(ticket -> giveCode(ticket, press, 1)).toList();
        facts.fire(Fact.of("ticket.issued", eventId, "event", eventId).with("count", wanted.size()));
        return issued;
    }

    public Ticket get(UUID ticketId) {
        return store.ticket(ticketId, LockModeType.NONE).value();
    }

    /** The ticket with its current code. */
    @RolesAllowed("SUPERVISOR")
    public IssuedTicket issued(UUID ticketId) {
        Ticket ticket = store.ticket(ticketId, LockModeType.NONE).value();
        return new IssuedTicket(ticket, mint.again(store.currentCode(ticketId), ticket));
    }

    /** A part of the list with the current codes, to be handed out. */
    @RolesAllowed("SUPERVISOR")
    public List<IssuedTicket> issued(UUID eventId, TicketFilter filter, int first, int most) {
        List<IssuedTicket> issued = list(eventId, filter, first, most).stream()
                .map(ticket -> new IssuedTicket(ticket, mint.again(store.currentCode(ticket.id()), ticket)))
                .toList();
        facts.fire(Fact.of("ticket.codes-shown", eventId, "event", eventId).with("count", issued.size()));
        return issued;
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
        CodeEntity old = store.currentCode(ticketId);
        old.revoke(clock.instant());
        // One current code per ticket, says the database: the old one must be gone before the new one comes.
        store.flush();
        IssuedTicket anew = giveCode(ticket, mint.press(ticket.eventId()), old.serial() + 1);
        store.touch(ticket);
        facts.fire(Fact.of("ticket.reissued", ticket.eventId(), "ticket", ticketId)
                .changed("serial", old.serial(), old.serial() + 1));
        return anew;
    }

    /** Gives the event a new key for the codes to come; those of the older keys stay valid. */
    @RolesAllowed("ADMIN")
    public EventKey rotateKey(UUID eventId) {
        events.get(eventId);
        keys.rotate(eventId);
        EventKey current = keys.keys(eventId).get(0);
        facts.fire(Fact.of("event.key-rotated", eventId, "event", eventId).with("key", current.number()));
        return current;
    }

    /** By which its codes can be checked, the newest first. */
    public List<EventKey> keys(UUID eventId) {
        events.get(eventId);
        return keys.keys(eventId);
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

    /** For a door: who has this in the name or the reference. Whether that door may ask is for its caller to know. */
    @RolesAllowed("SCANNER")
    public List<Ticket> named(UUID eventId, TicketFilter filter, int most) {
        return store.searchNames(eventId, filter).before(Long.MAX_VALUE, most).stream()
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
        TicketStatus before = ticket.status();
        ticket.become(next);
        states.add(ticketId, next, clock.instant());
        facts.fire(Fact.of(action, ticket.eventId(), "ticket", ticketId).changed("status", before, next));
        return ticket.value();
    }

    private IssuedTicket giveCode(TicketEntity ticket, CodeMint.Press press, int serial) {
        Ticket value = ticket.value();
        Minted minted = press.mint(value.id(), serial, value.details());
        store.add(new CodeEntity(ticket, minted, clock.instant()));
        return new IssuedTicket(value, minted.code());
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
