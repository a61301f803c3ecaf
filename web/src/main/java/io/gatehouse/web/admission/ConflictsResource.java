package io.gatehouse.web.admission;

import io.gatehouse.admission.Scans;
import io.gatehouse.common.Page;
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

@Path("events/{eventId}/conflicts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConflictsResource {

    @EJB
    private Scans scans;

    @GET
    @RolesAllowed("SUPERVISOR")
    public Page<ConflictJson> conflicts(
            @PathParam("eventId") UUID eventId,
            @QueryParam("open") @Nullable String open,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        return scans.conflicts(eventId, Query.either("open", open), Query.page(cursor, limit))
                .map(ConflictJson::of);
    }
}
