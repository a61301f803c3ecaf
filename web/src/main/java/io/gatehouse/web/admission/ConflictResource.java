package io.gatehouse.web.admission;

import io.gatehouse.admission.Decisions;
import io.gatehouse.admission.Scans;
import io.gatehouse.admission.rules.Resolution;
import io.gatehouse.web.problem.Fields;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

@Path("conflicts/{conflictId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConflictResource {

    @Schema(name = "Resolve")
    public record Resolve(Resolution resolution, @Nullable UUID scanId, String note) {}

    @EJB
    private Decisions decisions;

    @EJB
    private Scans scans;

    @GET
    @RolesAllowed("SUPERVISOR")
    public ConflictJson conflict(@PathParam("conflictId") UUID conflictId) {
        return ConflictJson.of(scans.conflict(conflictId));
    }

    @POST
    @Path("resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("SUPERVISOR")
    public ConflictJson resolve(
            @PathParam("conflictId") UUID conflictId,
            @RequestBody(content = @Content(schema = @Schema(ref = "Resolve"))) Fields fields) {
        record Wanted(
                Resolution resolution,
                @Nullable UUID winner,
                @Nullable String note) {}
        fields.require("resolution", "note");
        Wanted wanted = fields.build(() -> new Wanted(
                fields.choice("resolution", Resolution.KEEP, ConflictResource::resolution, "KEEP, COUNT_ALL, WINNER"),
                fields.optionalId("scanId"),
                fields.optionalText("note", null)));
        return ConflictJson.of(decisions.resolve(conflictId, wanted.resolution(), wanted.winner(), wanted.note()));
    }

    private static Optional<Resolution> resolution(String wire) {
        return switch (wire) {
            case "KEEP" -> Optional.of(Resolution.KEEP);
            case "COUNT_ALL" -> Optional.of(Resolution.COUNT_ALL);
            case "WINNER" -> Optional.of(Resolution.WINNER);
            default -> Optional.empty();
        };
    }
}
