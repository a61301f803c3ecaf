package io.gatehouse.web.queue;

import io.gatehouse.queue.HostDevices;
import io.gatehouse.queue.HostToken;
import io.gatehouse.web.problem.Fields;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where a device becomes a host. */
@Path("queues/{queueId}/host-sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HostSessionsResource {

    @Schema(name = "HostApplicant")
    public record Applicant(String pairingCode, @Nullable String name) {}

    public record Begun(UUID id, UUID queueId, String name, String token) {

        static Begun of(HostToken given) {
            return new Begun(
                    given.host().id(), given.host().queueId(), given.host().name(), given.token());
        }
    }

    @EJB
    private HostDevices devices;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(
            responseCode = "201",
            description = "The device is a host now",
            content = @Content(schema = @Schema(implementation = Begun.class)))
    public Response begin(
            @PathParam("queueId") UUID queueId,
            @RequestBody(content = @Content(schema = @Schema(ref = "HostApplicant"))) Fields fields) {
        Applicant applicant = fields.require("pairingCode")
                .build(() -> new Applicant(fields.text("pairingCode", ""), fields.text("name", "Host device")));
        HostToken given = devices.begin(queueId, applicant.pairingCode(), String.valueOf(applicant.name()));
        return Response.status(Response.Status.CREATED).entity(Begun.of(given)).build();
    }
}
