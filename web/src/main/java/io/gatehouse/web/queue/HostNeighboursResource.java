package io.gatehouse.web.queue;

import io.gatehouse.queue.Queue;
import io.gatehouse.queue.Queues;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a host may send a guest to: the other lines of the event. */
@Path("queues/{queueId}/neighbours")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HostNeighboursResource {

    public record Neighbours(
            List<Neighbour> items, @Nullable String next) {}

    /** A line as somebody needs to see it who thinks of sending a guest there. */
    @Schema(name = "NeighbourQueue")
    public record Neighbour(UUID id, String name, boolean open, boolean paused, boolean full, int waiting) {

        static Neighbour of(Queue queue, Instant now) {
            return new Neighbour(
                    queue.id(),
                    queue.details().name(),
                    queue.isOpen(now),
                    queue.isPaused(),
                    queue.isFull(),
                    queue.waiting());
        }
    }

    @EJB
    private Queues queues;

    @Inject
    private Clock clock;

    @GET
    @RolesAllowed({"HOST", Queues.HOST_DEVICE})
    public Neighbours list(@PathParam("queueId") UUID queueId) {
        Instant now = clock.instant();
        return new Neighbours(
                queues.beside(queueId).stream()
                        .map(queue -> Neighbour.of(queue, now))
                        .toList(),
                null);
    }
}
