package io.gatehouse.web.alert;

import io.gatehouse.alert.Alerts;
import io.gatehouse.common.Page;
import io.gatehouse.event.Events;
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

@Path("events/{eventId}/alerts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AlertsResource {

    @EJB
    private Alerts alerts;

    @EJB
    private Events events;

    @GET
    @RolesAllowed("SUPERVISOR")
    public Page<AlertJson> alerts(
            @PathParam("eventId") UUID eventId,
            @QueryParam("open") @Nullable String open,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        events.get(eventId);
        return alerts.list(eventId, Query.either("open", open), Query.page(cursor, limit))
                .map(AlertJson::of);
    }
}
