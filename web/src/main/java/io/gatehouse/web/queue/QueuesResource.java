package io.gatehouse.web.queue;

import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import io.gatehouse.queue.Desk;
import io.gatehouse.queue.Glance;
import io.gatehouse.queue.HostToken;
import io.gatehouse.queue.JoinCode;
import io.gatehouse.queue.QueueDetails;
import io.gatehouse.queue.Queues;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.problem.Query;
import io.gatehouse.web.security.Addresses;
import io.gatehouse.web.security.Reachable;
import io.gatehouse.web.ticket.QrCode;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

@Path("queues")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QueuesResource {

    private static final String HOST = "HOST";

    /** Names the fields that make or change a line. */
    @Schema(name = "QueueDetails")
    public record Details(
            String name,
            @Nullable UUID eventId,
            @Nullable Integer capacity,
            @Nullable Integer cooldownSeconds,
            @Nullable Integer counters,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            @Nullable String estimator,
            @Nullable Boolean joinCodeNeeded) {}

    public record Created(UUID id, UUID hostId, String hostToken, String joinUrl, QueueJson queue) {}

    @Schema(name = "NextCall")
    public record NextCall(
            @Nullable Integer counter, @Nullable String key) {}

    @Schema(name = "PlaceCode")
    public record PlaceCode(String code) {}

    public record Shown(String code, Instant shownUntil, String joinUrl, String qrSvg) {}

    @EJB
    private Queues queues;

    @EJB
    private Desk desk;

    @Inject
    private Addresses addresses;

    @Inject
    private Reachable reachable;

    @Inject
    private Clock clock;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    public Response create(
            @RequestBody(content = @Content(schema = @Schema(ref = "QueueDetails"))) Fields fields,
            @Context HttpServletRequest request) {
        queues.checkCreator();
        QueueDetails details = fields.require("name").build(() -> {
            UUID eventId = fields.optionalId("eventId");
            return QueueJson.read(fields, QueueDetails.named("?", eventId));
        });
        if (details.eventId() != null) {
            reachable.check(Set.of(details.eventId()));
        }
        HostToken first = queues.create(details);
        UUID id = first.host().queueId();
        return Response.created(URI.create("queues/" + id))
                .entity(new Created(id, first.host().id(), first.token(), joinUrl(id, request), json(id)))
                .build();
    }

    @GET
    @RolesAllowed(HOST)
    public Page<QueueJson> list(
            @QueryParam("eventId") @Nullable String eventId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        UUID event = Query.id("eventId", eventId);
        Instant now = clock.instant();
        Page.Request page = Query.page(cursor, limit);
        Page<Glance> found =
                event == null ? queues.list(reachable.events().orElse(null), page) : queues.list(event, page);
        return found.map(line -> QueueJson.of(line, now));
    }

    @GET
    @Path("{queueId}")
    @PermitAll
    public QueueJson get(@PathParam("queueId") UUID queueId) {
        return json(queueId);
    }

    @PATCH
    @Path("{queueId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("SUPERVISOR")
    public QueueJson change(
            @PathParam("queueId") UUID queueId,
            @RequestBody(content = @Content(schema = @Schema(ref = "QueueDetails"))) Fields fields) {
        queues.change(queueId, before -> fields.build(() -> QueueJson.read(fields, before)));
        return json(queueId);
    }

    @POST
    @Path("{queueId}/open")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    public QueueJson open(@PathParam("queueId") UUID queueId) {
        queues.open(queueId, true);
        return json(queueId);
    }

    @POST
    @Path("{queueId}/close")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    public QueueJson close(@PathParam("queueId") UUID queueId) {
        queues.open(queueId, false);
        return json(queueId);
    }

    @POST
    @Path("{queueId}/pause")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    public QueueJson pause(@PathParam("queueId") UUID queueId) {
        queues.pause(queueId, true);
        return json(queueId);
    }

    @POST
    @Path("{queueId}/resume")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    public QueueJson resume(@PathParam("queueId") UUID queueId) {
        queues.pause(queueId, false);
        return json(queueId);
    }

    @POST
    @Path("{queueId}/next")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    @APIResponse(
            responseCode = "200",
            description = "The place that was called",
            content = @Content(schema = @Schema(implementation = PlaceJson.class)))
    @APIResponse(responseCode = "204", description = "Nobody waits")
    public Response next(
            @PathParam("queueId") UUID queueId,
            @RequestBody(content = @Content(schema = @Schema(ref = "NextCall"))) Fields fields) {
        NextCall call = fields.build(
                () -> new NextCall(fields.optionalInteger("counter", null), fields.optionalText("key", null)));
        return desk.next(queueId, call.counter(), call.key())
                .map(place -> Response.ok(PlaceJson.of(place)))
                .orElseGet(Response::noContent)
                .build();
    }

    @POST
    @Path("{queueId}/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    public PlaceJson complete(
            @PathParam("queueId") UUID queueId,
            @RequestBody(content = @Content(schema = @Schema(ref = "PlaceCode"))) Fields fields) {
        PlaceCode scanned = fields.require("code").build(() -> new PlaceCode(fields.text("code", "")));
        return PlaceJson.of(desk.complete(queueId, scanned.code()));
    }

    /** What the wall display shows to those who want to join. */
    @GET
    @Path("{queueId}/join-code")
    @RolesAllowed({HOST, Queues.HOST_DEVICE})
    public Shown joinCode(@PathParam("queueId") UUID queueId, @Context HttpServletRequest request) {
        JoinCode code =
                queues.joinCode(queueId).orElseThrow(() -> ProblemException.notFound("join code: none is needed"));
        String url = joinUrl(queueId, request) + "?code=" + code.code();
        return new Shown(code.code(), code.until(), url, QrCode.svg(url));
    }

    private QueueJson json(UUID queueId) {
        return QueueJson.of(queues.glance(queueId), clock.instant());
    }

    private String joinUrl(UUID queueId, HttpServletRequest request) {
        return addresses.best(request) + "/q/" + queueId;
    }
}
