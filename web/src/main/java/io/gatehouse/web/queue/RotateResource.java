package io.gatehouse.web.queue;

import io.gatehouse.queue.HostDevices;
import io.gatehouse.queue.Queues;
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

/** Where a host gets another token: its old one is nobody's from then on. */
@Path("queues/{queueId}/rotate")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RotateResource {

    @EJB
    private HostDevices devices;

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Queues.HOST_DEVICE)
    public HostSessionsResource.Begun rotate(@PathParam("queueId") UUID queueId) {
        return HostSessionsResource.Begun.of(devices.rotate(queueId));
    }
}
