package io.gatehouse.web.queue;

import io.gatehouse.queue.HostDevices;
import io.gatehouse.queue.HostPairing;
import io.gatehouse.queue.Queues;
import io.gatehouse.web.security.Addresses;
import io.gatehouse.web.ticket.QrCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Codes by which one more device becomes a host. */
@Path("queues/{queueId}/pairings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HostPairingsResource {

    /**
     * What a second device needs to become a host.
     *
     * @param url where it goes; the code stands behind the {@code #}, which no server ever sees
     */
    public record Offer(UUID id, String pairingCode, String url, String qrSvg, Instant expiresAt) {}

    @EJB
    private HostDevices devices;

    @Inject
    private Addresses addresses;

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"HOST", Queues.HOST_DEVICE})
    @APIResponse(
            responseCode = "201",
            description = "Good once, and until it expires",
            content = @Content(schema = @Schema(implementation = Offer.class)))
    public Response offer(@PathParam("queueId") UUID queueId, @Context HttpServletRequest request) {
        HostPairing pairing = devices.offer(queueId);
        String url = addresses.best(request) + "/host#" + queueId + "/" + pairing.code();
        return Response.status(Response.Status.CREATED)
                .entity(new Offer(pairing.id(), pairing.code(), url, QrCode.svg(url), pairing.expiresAt()))
                .build();
    }
}
