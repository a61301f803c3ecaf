package io.gatehouse.web.ticket;

import io.gatehouse.ticket.Tickets;
import io.gatehouse.web.problem.Query;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("tickets/{ticketId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TicketResource {

    private static final int SIZE = 480;

    @EJB
    private Tickets tickets;

    @GET
    @RolesAllowed("OPERATOR")
    public TicketJson get(@PathParam("ticketId") UUID ticketId, @Context SecurityContext security) {
        return security.isUserInRole("SUPERVISOR")
                ? TicketJson.of(tickets.issued(ticketId))
                : TicketJson.of(tickets.get(ticketId));
    }

    @GET
    @Path("qr.svg")
    @Produces("image/svg+xml")
    @RolesAllowed("SUPERVISOR")
    public String svg(@PathParam("ticketId") UUID ticketId) {
        return QrCode.svg(tickets.issued(ticketId).code());
    }

    @GET
    @Path("qr.png")
    @Produces("image/png")
    @RolesAllowed("SUPERVISOR")
    public byte[] png(@PathParam("ticketId") UUID ticketId, @QueryParam("size") @Nullable String size) {
        return QrCode.png(tickets.issued(ticketId).code(), Query.number("size", size, 100, 2000, SIZE));
    }

    @POST
    @Path("block")
    @RolesAllowed("SUPERVISOR")
    public TicketJson block(@PathParam("ticketId") UUID ticketId) {
        return TicketJson.of(tickets.block(ticketId));
    }

    @POST
    @Path("unblock")
    @RolesAllowed("SUPERVISOR")
    public TicketJson unblock(@PathParam("ticketId") UUID ticketId) {
        return TicketJson.of(tickets.unblock(ticketId));
    }

    @POST
    @Path("cancel")
    @RolesAllowed("SUPERVISOR")
    public TicketJson cancel(@PathParam("ticketId") UUID ticketId) {
        return TicketJson.of(tickets.cancel(ticketId));
    }

    @POST
    @Path("reissue")
    @RolesAllowed("SUPERVISOR")
    public TicketJson reissue(@PathParam("ticketId") UUID ticketId) {
        return TicketJson.of(tickets.reissue(ticketId));
    }
}
