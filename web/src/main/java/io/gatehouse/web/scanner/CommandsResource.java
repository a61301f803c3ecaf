package io.gatehouse.web.scanner;

import io.gatehouse.scanner.Command;
import io.gatehouse.scanner.CommandName;
import io.gatehouse.scanner.Commands;
import io.gatehouse.scanner.Wanted;
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
import org.jspecify.annotations.Nullable;

/** What supervisors tell a scanner to do. */
@Path("scanners/{scannerId}/commands")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CommandsResource {

    private static final String NAMES = "lock, unlock, wipe, message, resync";

    @Schema(name = "CommandWanted")
    public record WantedCommand(
            @Schema(enumeration = {"lock", "unlock", "wipe", "message", "resync"})
            String name,

            @Nullable String text) {}

    @EJB
    private Commands commands;

    @POST
    @RolesAllowed("SUPERVISOR")
    @APIResponse(
            responseCode = "201",
            description = "The scanner is told at once, or with its next heartbeat",
            content = @Content(schema = @Schema(implementation = CommandJson.class)))
    public Response command(
            @PathParam("scannerId") UUID scannerId,
            @RequestBody(content = @Content(schema = @Schema(ref = "CommandWanted"))) Fields fields) {
        Wanted wanted = fields.require("name").build(() -> {
            CommandName name = fields.optionalChoice("name", CommandName::read, NAMES);
            String text = fields.optionalText("text", null);
            // a name that can't be read is noted, and says enough: a text would be right with one name and wrong with
            // another
            return name == null ? new Wanted(CommandName.UNLOCK, null) : new Wanted(name, text);
        });
        Command issued = commands.issue(scannerId, wanted);
        return Response.created(URI.create("scanners/" + scannerId + "/commands/" + issued.id()))
                .entity(CommandJson.of(issued))
                .build();
    }
}
