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

@Path("scans/{scanId}/annul")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AnnulResource {

    @Schema(name = "Note")
    public record Note(String note) {}

    @EJB
    private Decisions decisions;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("SUPERVISOR")
    public ScanJson annul(
            @PathParam("scanId") UUID scanId,
            @RequestBody(content = @Content(schema = @Schema(ref = "Note"))) Fields fields) {
        return ScanJson.of(decisions.annul(scanId, Notes.of(fields)));
    }
}
