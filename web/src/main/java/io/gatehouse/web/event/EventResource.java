package io.gatehouse.web.event;

import io.gatehouse.common.Page;
import io.gatehouse.event.Checkpoint;
import io.gatehouse.event.CheckpointRules;
import io.gatehouse.event.Event;
import io.gatehouse.event.EventDetails;
import io.gatehouse.event.Events;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.problem.Query;
import io.gatehouse.web.security.Reachable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

@Path("events")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EventResource {

    @EJB
    private Events events;

    @Inject
    private Reachable reachable;

    @POST
    @RolesAllowed("ADMIN")
    public Response create(@RequestBody(content = @Content(schema = @Schema(ref = "Event"))) Fields fields) {
        EventDetails details = fields.require("name", "timezone", "startsAt", "endsAt")
                .build(() -> new EventDetails(
                        fields.text("name", "?"),
                        fields.zone("timezone", ZoneOffset.UTC),
                        fields.time("startsAt", Instant.MIN),
                        fields.time("endsAt", Instant.MAX),
                        fields.optionalInteger("capacity", null),
                        fields.flag("weakCodesOffline", false)));
        Event event = events.create(details);
        return Response.created(URI.create("events/" + event.id()))
                .entity(EventJson.of(event))
                .build();
    }

    @GET
    @RolesAllowed("OPERATOR")
    public Page<EventJson> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
        Page.Request page = Query.page(cursor, limit);
        return reachable
                .events()
                .map(only -> events.list(only, page))
                .orElseGet(() -> events.list(page))
                .map(EventJson::of);
    }

    @GET
    @Path("{eventId}")
    @RolesAllowed("OPERATOR")
    public EventJson get(@PathParam("eventId") UUID eventId) {
        return EventJson.of(events.get(eventId));
    }

    @PATCH
    @Path("{eventId}")
    @RolesAllowed("ADMIN")
    public EventJson change(
            @PathParam("eventId") UUID eventId,
            @RequestBody(content = @Content(schema = @Schema(ref = "Event"))) Fields fields) {
        return EventJson.of(events.change(
                eventId,
                before -> fields.build(() -> new EventDetails(
                        fields.text("name", before.name()),
                        fields.zone("timezone", before.timezone()),
                        fields.time("startsAt", before.startsAt()),
                        fields.time("endsAt", before.endsAt()),
                        fields.optionalInteger("capacity", before.capacity()),
                        fields.flag("weakCodesOffline", before.weakCodesOffline())))));
    }

    @POST
    @Path("{eventId}/pause")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("SUPERVISOR")
    public EventJson pause(@PathParam("eventId") UUID eventId) {
        return EventJson.of(events.pause(eventId, true));
    }

    @POST
    @Path("{eventId}/resume")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("SUPERVISOR")
    public EventJson resume(@PathParam("eventId") UUID eventId) {
        return EventJson.of(events.pause(eventId, false));
    }

    @POST
    @Path("{eventId}/checkpoints")
    @RolesAllowed("ADMIN")
    public Response addCheckpoint(
            @PathParam("eventId") UUID eventId,
            @RequestBody(content = @Content(schema = @Schema(ref = "Checkpoint"))) Fields fields) {
        CheckpointRules rules =
                fields.require("name").build(() -> CheckpointJson.read(fields, CheckpointRules.named("?")));
        Checkpoint checkpoint = events.addCheckpoint(eventId, rules);
        return Response.created(URI.create("checkpoints/" + checkpoint.id()))
                .entity(CheckpointJson.of(checkpoint))
                .build();
    }

    @GET
    @Path("{eventId}/checkpoints")
    @RolesAllowed("OPERATOR")
    public Page<CheckpointJson> checkpoints(
            @PathParam("eventId") UUID eventId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        return events.checkpoints(eventId, Query.page(cursor, limit)).map(CheckpointJson::of);
    }
}
