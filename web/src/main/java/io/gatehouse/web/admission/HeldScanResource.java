package io.gatehouse.web.admission;

import io.gatehouse.admission.Decisions;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

@Path("held/{heldId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HeldScanResource {

    @Schema(name = "Release")
    public record Release(String note, @Nullable UUID checkpointId) {}

    @EJB
    private Decisions decisions;

    @POST
    @Path("release")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("SUPERVISOR")
    public HeldJson release(
            @PathParam("heldId") UUID heldId,
            @RequestBody(content = @Content(schema = @Schema(ref = "Release"))) Fields fields) {
        record Wanted(@Nullable UUID checkpointId, @Nullable String note) {}
        fields.require("note");
        Wanted wanted =
                fields.build(() -> new Wanted(fields.optionalId("checkpointId"), fields.optionalText("note", null)));
        return HeldJson.of(decisions.release(heldId, wanted.checkpointId(), wanted.note()));
    }

    @POST
    @Path("reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("SUPERVISOR")
    public HeldJson reject(
            @PathParam("heldId") UUID heldId,
            @RequestBody(content = @Content(schema = @Schema(ref = "Note"))) Fields fields) {
        return HeldJson.of(decisions.reject(heldId, Notes.of(fields)));
    }
}
