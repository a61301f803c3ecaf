package io.gatehouse.web.queue;

import io.gatehouse.queue.QueueStats;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;

@Path("queues/{queueId}/places.csv")
@RequestScoped
@Produces(PlacesCsv.MEDIA_TYPE)
public class PlacesCsvResource {

    @EJB
    private QueueStats stats;

    @GET
    @RolesAllowed("SUPERVISOR")
    public Response export(@PathParam("queueId") UUID queueId) {
        PlacesCsv csv = new PlacesCsv(stats, queueId);
        StreamingOutput output = csv::write;
        return Response.ok(output)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"places.csv\"")
                .build();
    }
}
