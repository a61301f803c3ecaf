package io.gatehouse.web.admission;

import io.gatehouse.admission.Scans;
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

@Path("events/{eventId}/staff-activity")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StaffActivityResource {

    @EJB
    private Scans scans;

    @GET
    @RolesAllowed("SUPERVISOR")
    public StaffActivityJson activity(
            @PathParam("eventId") UUID eventId,
            @QueryParam("since") @Nullable String since,
            @QueryParam("until") @Nullable String until) {
        return StaffActivityJson.of(
                scans.staffActivity(eventId, Query.time("since", since), Query.time("until", until)));
    }
}
