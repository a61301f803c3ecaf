package io.gatehouse.web.ticket;

import io.gatehouse.common.Page;
import io.gatehouse.ticket.TicketDetails;
import io.gatehouse.ticket.TicketFilter;
import io.gatehouse.ticket.TicketStatus;
import io.gatehouse.ticket.Tickets;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.problem.Query;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

@Path("events/{eventId}/tickets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EventTicketsResource {

    @Schema(name = "Tickets")
    public record TicketList(List<TicketJson> tickets) {}

    @EJB
    private Tickets tickets;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("ADMIN")
    public Response issue(
            @PathParam("eventId") UUID eventId,
            @RequestBody(content = @Content(schema = @Schema(ref = "Tickets"))) Fields fields) {
        List<TicketDetails> wanted = fields.build(() -> fields.list("tickets", EventTicketsResource::details));
        List<TicketJson> issued =
                tickets.issue(eventId, wanted).stream().map(TicketJson::of).toList();
        return Response.created(URI.create("events/" + eventId + "/tickets"))
                .entity(new TicketList(issued))
                .build();
    }

    @GET
    @RolesAllowed("OPERATOR")
    public Page<TicketJson> list(
            @PathParam("eventId") UUID eventId,
            @QueryParam("q") @Nullable String text,
            @QueryParam("status") @Nullable String status,
            @QueryParam("category") @Nullable String category,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context SecurityContext security) {
        TicketFilter filter = new TicketFilter(text, Query.constant("status", status, TicketStatus.class), category);
        if (!security.isUserInRole("SUPERVISOR")) {
            filter.requireSearch();
        }
        return tickets.list(eventId, filter, Query.page(cursor, limit)).map(TicketJson::of);
    }

    private static TicketDetails details(Fields fields) {
        return new TicketDetails(
                fields.optionalText("reference", null),
                fields.optionalText("holder", null),
                fields.optionalText("email", null),
                fields.optionalText("category", null),
                fields.optionalTime("validFrom", null),
                fields.optionalTime("validUntil", null),
                fields.flag("paid", true));
    }
}
