package io.gatehouse.web.scanner;

import io.gatehouse.scanner.Broadcast;
import io.gatehouse.scanner.Commands;
import io.gatehouse.web.problem.Fields;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What supervisors tell all scanners of an event. */
@Path("events/{eventId}/broadcast")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BroadcastResource {

    @Schema(name = "BroadcastWanted")
    public record WantedBroadcast(String text) {}

    @EJB
    private Commands commands;

    @POST
    @RolesAllowed("SUPERVISOR")
    @APIResponse(
            responseCode = "201",
            description = "All scanners that may scan at the event now are told",
            content = @Content(schema = @Schema(implementation = Broadcast.class)))
    public Response broadcast(
            @PathParam("eventId") UUID eventId,
            @RequestBody(content = @Content(schema = @Schema(ref = "BroadcastWanted"))) Fields fields) {
        String text = fields.require("text").build(() -> fields.text("text", ""));
        Broadcast told = commands.broadcast(eventId, text);
        return Response.created(URI.create("events/" + eventId + "/broadcast/" + told.id()))
                .entity(told)
                .build();
    }
}
