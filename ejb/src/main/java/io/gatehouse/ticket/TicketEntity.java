package io.gatehouse.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "ticket")
@NamedQuery(
        name = "ticket.takenReferences",
        query = "SELECT t.reference FROM TicketEntity t WHERE t.eventId = :event AND t.reference IN :references")
@SuppressWarnings("NullAway.Init")
class TicketEntity {

    @Id
    private UUID id;

    @Column(name = "event_id")
    private UUID eventId;

    private long seq;

    private @Nullable String reference;
    private @Nullable String holder;
    private @Nullable String email;
    private @Nullable String category;

    @Column(name = "valid_from")
    private @Nullable Instant validFrom;

    @Column(name = "valid_until")
    private @Nullable Instant validUntil;

    private boolean paid;

    @Enumerated(EnumType.STRING)
    private TicketStatus status;

    @Column(name = "created_at")
    private Instant createdAt;

    protected TicketEntity() {}

    TicketEntity(UUID eventId, long seq, TicketDetails details, Instant now) {
        id = UUID.randomUUID();
        this.seq = seq;
        this.eventId = eventId;
        reference = details.reference();
        holder = details.holder();
        email = details.email();
        category = details.category();
        validFrom = details.validFrom();
        validUntil = details.validUntil();
        paid = details.paid();
        status = TicketStatus.VALID;
        createdAt = now;
    }

    void become(TicketStatus next) {
        status = next;
    }

    UUID id() {
        return id;
    }

    UUID eventId() {
        return eventId;
    }

    long seq() {
        return seq;
    }

    TicketStatus status() {
        return status;
    }

    Ticket value() {
        TicketDetails details = new TicketDetails(reference, holder, email, category, validFrom, validUntil, paid);
        return new Ticket(id, eventId, details, status, createdAt);
    }
}
