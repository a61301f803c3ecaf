package io.gatehouse.web.admission;

import io.gatehouse.admission.Admission;
import io.gatehouse.admission.ScanRequest;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.security.Identity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

@Path("scanner/scans")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ScanResource {

    private static final UUID NONE = new UUID(0, 0);

    @Schema(name = "Scan")
    public record Scan(
            UUID scanId,
            UUID checkpointId,
            @Nullable String code,
            @Nullable UUID ticketId,
            String direction,
            @Nullable Instant scannedAt,
            boolean force) {}

    @EJB
    private Admission admission;

    @POST
    @RolesAllowed("SCANNER")
    public CompletionStage<VerdictJson> scan(
            @RequestBody(content = @Content(schema = @Schema(ref = "Scan"))) Fields fields,
            @Context SecurityContext security) {
        ScanRequest request = fields.require("scanId", "checkpointId").build(() -> read(fields));
        UUID scannerId = Identity.scannerId(security.getUserPrincipal());
        return admission.scan(scannerId, request).thenApply(outcome -> VerdictJson.of(outcome.orThrow()));
    }

    private static ScanRequest read(Fields fields) {
        return new ScanRequest(
                fields.id("scanId", NONE),
                fields.id("checkpointId", NONE),
                fields.optionalText("code", null),
                fields.optionalId("ticketId"),
                fields.choice("direction", Direction.ENTRY, ScanResource::direction, "entry, exit"),
                fields.optionalTime("scannedAt", null),
                fields.flag("force", false));
    }

    private static Optional<Direction> direction(String wire) {
        for (Direction direction : Direction.values()) {
            if (direction.name().toLowerCase(Locale.ROOT).equals(wire)) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }
}
