package io.gatehouse.web.admission;

import io.gatehouse.admission.Admission;
import io.gatehouse.admission.Decisions;
import io.gatehouse.admission.LateItem;
import io.gatehouse.admission.ScanRequest;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.security.Identity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

@Path("scanner/scans")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ScanResource {

    @Schema(name = "Scan")
    public record Scan(
            UUID scanId,
            UUID checkpointId,
            @Nullable String code,
            @Nullable UUID ticketId,
            String direction,
            @Nullable Instant scannedAt,
            boolean force) {}

    @Schema(name = "LateScan")
    public record LateScan(
            UUID scanId,
            UUID checkpointId,
            @Nullable String code,
            @Nullable UUID ticketId,
            @Nullable String direction,
            Instant scannedAt,
            @Nullable Long n,
            @Nullable Boolean force,
            @Nullable String offlineVerdict,
            @Nullable String offlineReason,
            @Nullable UUID operatorId) {}

    @Schema(name = "LateScans")
    public record LateScans(@Nullable Instant sentAt, List<LateScan> scans) {}

    @EJB
    private Admission admission;

    @EJB
    private Decisions decisions;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("SCANNER")
    @APIResponse(
            responseCode = "200",
            description = "The verdict",
            content = @Content(schema = @Schema(implementation = VerdictJson.class)))
    public CompletionStage<String> scan(
            @RequestBody(content = @Content(schema = @Schema(ref = "Scan"))) Fields fields,
            @Context SecurityContext security) {
        ScanRequest request = fields.build(() -> ScanFields.scan(fields));
        return admission.scan(scannerId(security), request).thenApply(outcome -> VerdictText.answer(outcome.orThrow()));
    }

    @POST
    @Path("batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("SCANNER")
    public LateJson.Results upload(
            @RequestBody(content = @Content(schema = @Schema(ref = "LateScans"))) Fields fields,
            @Context SecurityContext security) {
        Instant sentAt = fields.optionalTime("sentAt", null);
        List<LateItem> items = fields.build(() -> fields.each("scans", ScanFields::late, ScanFields::unreadable));
        return new LateJson.Results(admission.upload(scannerId(security), sentAt, items).stream()
                .map(LateJson::of)
                .toList());
    }

    @POST
    @Path("{scanId}/undo")
    @RolesAllowed("SCANNER")
    public ScanJson undo(@PathParam("scanId") UUID scanId, @Context SecurityContext security) {
        return ScanJson.of(decisions.undo(scannerId(security), scanId));
    }

    private static UUID scannerId(SecurityContext security) {
        return Identity.scannerId(security.getUserPrincipal());
    }
}
