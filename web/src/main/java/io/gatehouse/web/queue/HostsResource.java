package io.gatehouse.web.queue;

import io.gatehouse.queue.Host;
import io.gatehouse.queue.HostDevices;
import io.gatehouse.queue.Queues;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Devices that run a line. */
@Path("queues/{queueId}/hosts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HostsResource {

    public record Hosts(List<Host> items, @Nullable String next) {}

    @EJB
    private HostDevices devices;

    @GET
    @RolesAllowed({"HOST", Queues.HOST_DEVICE})
    public Hosts list(@PathParam("queueId") UUID queueId) {
        return new Hosts(devices.list(queueId), null);
    }

    @DELETE
    @Path("{hostId}")
    @RolesAllowed({"HOST", Queues.HOST_DEVICE})
    @APIResponse(responseCode = "204", description = "Its token is nobody's from now on")
    public Response revoke(@PathParam("queueId") UUID queueId, @PathParam("hostId") UUID hostId) {
        devices.revoke(queueId, hostId);
        return Response.noContent().build();
    }
}
