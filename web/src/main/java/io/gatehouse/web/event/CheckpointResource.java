package io.gatehouse.web.event;

import io.gatehouse.event.Events;
import io.gatehouse.web.problem.Fields;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

@Path("checkpoints/{checkpointId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CheckpointResource {

    @EJB
    private Events events;

    @GET
    @RolesAllowed("OPERATOR")
    public CheckpointJson get(@PathParam("checkpointId") UUID checkpointId) {
        return CheckpointJson.of(events.checkpoint(checkpointId));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("ADMIN")
    public CheckpointJson change(
            @PathParam("checkpointId") UUID checkpointId,
            @RequestBody(content = @Content(schema = @Schema(ref = "Checkpoint"))) Fields fields) {
        return CheckpointJson.of(events.changeCheckpoint(
                checkpointId, before -> fields.build(() -> CheckpointJson.read(fields, before))));
    }

    @POST
    @Path("pause")
    @RolesAllowed("SUPERVISOR")
    public CheckpointJson pause(@PathParam("checkpointId") UUID checkpointId) {
        return CheckpointJson.of(events.pauseCheckpoint(checkpointId, true));
    }

    @POST
    @Path("resume")
    @RolesAllowed("SUPERVISOR")
    public CheckpointJson resume(@PathParam("checkpointId") UUID checkpointId) {
        return CheckpointJson.of(events.pauseCheckpoint(checkpointId, false));
    }
}
