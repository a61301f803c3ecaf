package io.gatehouse.web.admission;

import io.gatehouse.ticket.Ticket;
import io.gatehouse.ticket.TicketDetails;
import io.gatehouse.ticket.TicketStatus;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A guest as a door finds one: what tells people apart, and never a code. */
@Schema(name = "FoundGuest")
public record GuestJson(
        UUID id,
        @Nullable String holder,
        @Nullable String reference,
        @Nullable String category,
        TicketStatus state) {

    static GuestJson of(Ticket ticket) {
        TicketDetails details = ticket.details();
        return new GuestJson(ticket.id(), details.holder(), details.reference(), details.category(), ticket.status());
    }
}
