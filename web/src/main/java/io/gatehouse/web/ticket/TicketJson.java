package io.gatehouse.web.ticket;

import io.gatehouse.ticket.IssuedTicket;
import io.gatehouse.ticket.Ticket;
import io.gatehouse.ticket.TicketDetails;
import io.gatehouse.ticket.TicketStatus;
import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as clients see it.
 *
 * @param code missing where it isn't for the caller's eyes
 */
@Schema(name = "Ticket")
public record TicketJson(
        UUID id,
        UUID eventId,
        @Nullable String reference,
        @Nullable String holder,
        @Nullable String email,
        @Nullable String category,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        boolean paid,
        TicketStatus status,
        Instant createdAt,
        @JsonbNillable(false) @Nullable String code) {

    static TicketJson of(Ticket ticket) {
        return of(ticket, null);
    }

    static TicketJson of(IssuedTicket issued) {
        return of(issued.ticket(), issued.code());
    }

    private static TicketJson of(Ticket ticket, @Nullable String code) {
        TicketDetails details = ticket.details();
        return new TicketJson(
                ticket.id(),
                ticket.eventId(),
                details.reference(),
                details.holder(),
                details.email(),
                details.category(),
                details.validFrom(),
                details.validUntil(),
                details.paid(),
                ticket.status(),
                ticket.createdAt(),
                code);
    }
}
