package io.gatehouse.web.queue;

import io.gatehouse.queue.QueueStats;
import io.gatehouse.web.problem.Query;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a line's past adds up to. */
@Path("queues/{queueId}/stats")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QueueStatsResource {

    @EJB
    private QueueStats stats;

    @GET
    @RolesAllowed("SUPERVISOR")
    public StatisticsJson get(@PathParam("queueId") UUID queueId, @QueryParam("zone") @Nullable String zone) {
        return StatisticsJson.of(stats.of(queueId, Query.zone("zone", zone)));
    }
}
