package io.gatehouse.web.admission;

import io.gatehouse.admission.Admission;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("events/{eventId}/stats")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StatsResource {

    @EJB
    private Admission admission;

    @GET
    @RolesAllowed("OPERATOR")
    public StatsJson get(@PathParam("eventId") UUID eventId) {
        return StatsJson.of(admission.stats(eventId));
    }
}
