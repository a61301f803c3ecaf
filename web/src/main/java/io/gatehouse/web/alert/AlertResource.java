package io.gatehouse.web.alert;

import io.gatehouse.alert.Alerts;
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

@Path("alerts/{alertId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AlertResource {

    @Schema(name = "Acknowledge")
    public record Acknowledge(@Nullable String note) {}

    @EJB
    private Alerts alerts;

    @POST
    @Path("acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("SUPERVISOR")
    public AlertJson acknowledge(
            @PathParam("alertId") UUID alertId,
            @RequestBody(content = @Content(schema = @Schema(ref = "Acknowledge"))) Fields fields) {
        Acknowledge said = fields.build(() -> new Acknowledge(fields.optionalText("note", null)));
        return AlertJson.of(alerts.acknowledge(alertId, said.note()));
    }
}
