package io.gatehouse.web.queue;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.queue.Desk;
import io.gatehouse.queue.Line;
import io.gatehouse.queue.Move;
import io.gatehouse.queue.Queues;
import io.gatehouse.web.problem.Fields;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

@Path("queues/{queueId}/places")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PlacesResource {

    private static final String HOST = "HOST";
    private static final String DEVICE = "X-Device-Token";

    @Schema(name = "Joining")
    public record Joining(String deviceToken, @Nullable String joinCode) {}

    @Schema(name = "Requeue")
    public record Requeue(@Nullable Integer behind) {}

    @Schema(name = "Preference")
    public record Preference(int priority) {}

    @Schema(name = "Transfer")
    public record Transfer(UUID queueId) {}

    /** All that a host needs to see: who is in line, and who ended not long ago. */
    public record Places(List<PlaceJson> items, List<PlaceJson> ended, QueueJson queue) {}

    @EJB
    private Line line;

    @EJB
    private Desk desk;

    @Inject
    private Clock clock;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(
            responseCode = "201",
            description = "A new place; 200 with the same one while the device has a live one",
            content = @Content(schema = @Schema(implementation = PlaceJson.class)))
    public Response join(
            @PathParam("queueId") UUID queueId,
            @RequestBody(content = @Content(schema = @Schema(ref = "Joining"))) Fields fields) {
        Joining joining = fields.require("deviceToken")
                .build(() -> new Joining(fields.text("deviceToken", "?"), fields.optionalText("joinCode", null)));
        Line.Taken taken = line.join(queueId, joining.deviceToken(), joining.joinCode());
        PlaceJson place = PlaceJson.of(taken);
        return taken.fresh()
                ? Response.created(URI.create("queues/" + queueId + "/places/" + place.id()))
                        .entity(place)
                        .build()
                : Response.ok(place).build();
    }

    @GET
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    public Places all(@PathParam("queueId") UUID queueId) {
        Desk.Sheet sheet = desk.sheet(queueId);
        return new Places(
                sheet.picture().live().stream().map(PlaceJson::of).toList(),
                sheet.ended().stream().map(PlaceJson::of).toList(),
                QueueJson.of(sheet.picture().glance(), clock.instant()));
    }

    @GET
    @Path("{placeId}")
    @PermitAll
    public PlaceJson get(
            @PathParam("queueId") UUID queueId,
            @PathParam("placeId") UUID placeId,
            @HeaderParam(DEVICE) @Nullable String deviceToken) {
        return PlaceJson.of(line.position(queueId, placeId, given(deviceToken)));
    }

    @DELETE
    @Path("{placeId}")
    @PermitAll
    public PlaceJson leave(
            @PathParam("queueId") UUID queueId,
            @PathParam("placeId") UUID placeId,
            @HeaderParam(DEVICE) @Nullable String deviceToken) {
        return PlaceJson.of(line.leave(queueId, placeId, given(deviceToken)));
    }

    @POST
    @Path("{placeId}/serve")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    public PlaceJson serve(@PathParam("queueId") UUID queueId, @PathParam("placeId") UUID placeId) {
        return PlaceJson.of(desk.move(queueId, placeId, Move.SERVE));
    }

    @POST
    @Path("{placeId}/complete")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    public PlaceJson complete(@PathParam("queueId") UUID queueId, @PathParam("placeId") UUID placeId) {
        return PlaceJson.of(desk.move(queueId, placeId, Move.COMPLETE));
    }

    @POST
    @Path("{placeId}/no-show")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    public PlaceJson noShow(@PathParam("queueId") UUID queueId, @PathParam("placeId") UUID placeId) {
        return PlaceJson.of(desk.move(queueId, placeId, Move.NO_SHOW));
    }

    @POST
    @Path("{placeId}/recall")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    public PlaceJson recall(@PathParam("queueId") UUID queueId, @PathParam("placeId") UUID placeId) {
        return PlaceJson.of(desk.move(queueId, placeId, Move.RECALL));
    }

    @POST
    @Path("{placeId}/undo")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    public PlaceJson undo(@PathParam("queueId") UUID queueId, @PathParam("placeId") UUID placeId) {
        return PlaceJson.of(desk.move(queueId, placeId, Move.UNDO));
    }

    @POST
    @Path("{placeId}/requeue")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    public PlaceJson requeue(
            @PathParam("queueId") UUID queueId,
            @PathParam("placeId") UUID placeId,
            @RequestBody(content = @Content(schema = @Schema(ref = "Requeue"))) Fields fields) {
        Requeue wanted = fields.build(() -> new Requeue(fields.optionalInteger("behind", null)));
        return PlaceJson.of(desk.requeue(queueId, placeId, wanted.behind()));
    }

    @POST
    @Path("{placeId}/priority")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    public PlaceJson prefer(
            @PathParam("queueId") UUID queueId,
            @PathParam("placeId") UUID placeId,
            @RequestBody(content = @Content(schema = @Schema(ref = "Preference"))) Fields fields) {
        Preference wanted = fields.require("priority").build(() -> new Preference(fields.integer("priority", 0)));
        return PlaceJson.of(desk.prefer(queueId, placeId, wanted.priority()));
    }

    @POST
    @Path("{placeId}/transfer")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    public PlaceJson transfer(
            @PathParam("queueId") UUID queueId,
            @PathParam("placeId") UUID placeId,
            @RequestBody(content = @Content(schema = @Schema(ref = "Transfer"))) Fields fields) {
        Transfer wanted = fields.require("queueId").build(() -> new Transfer(fields.id("queueId", queueId)));
        return PlaceJson.of(desk.transfer(queueId, placeId, wanted.queueId()));
    }

    private static String given(@Nullable String deviceToken) {
        if (deviceToken == null || deviceToken.isBlank()) {
            throw new ProblemException(
                    ProblemType.UNAUTHENTICATED, "Send the token of the device that joined: X-Device-Token");
        }
        return deviceToken;
    }
}
