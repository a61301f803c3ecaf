package io.gatehouse.web.discovery;

import io.gatehouse.common.Page;
import io.gatehouse.discovery.DeviceState;
import io.gatehouse.discovery.Devices;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.problem.Query;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

@Path("devices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DevicesResource {

    @Schema(name = "DeviceLabel")
    public record Label(@Nullable String label) {}

    @EJB
    private Devices devices;

    @GET
    @RolesAllowed("SUPERVISOR")
    public LanJson devices(@QueryParam("state") @Nullable String state, @QueryParam("q") @Nullable String part) {
        return LanJson.of(devices.lan(Query.constant("state", state, DeviceState.class), part));
    }

    @POST
    @Path("scan")
    @RolesAllowed("SUPERVISOR")
    @APIResponse(
            responseCode = "202",
            description = "The sweep that was begun, or that was running already",
            content = @Content(schema = @Schema(implementation = SweepJson.class)))
    public Response scan() {
        return Response.accepted(SweepJson.of(devices.scan())).build();
    }

    @GET
    @Path("{deviceId}")
    @RolesAllowed("SUPERVISOR")
    public DeviceJson get(@PathParam("deviceId") UUID deviceId) {
        return DeviceJson.of(devices.get(deviceId));
    }

    @PATCH
    @Path("{deviceId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("SUPERVISOR")
    public DeviceJson label(
            @PathParam("deviceId") UUID deviceId,
            @RequestBody(content = @Content(schema = @Schema(ref = "DeviceLabel"))) Fields fields) {
        Label wanted = fields.build(() -> new Label(fields.optionalText("label", null)));
        return DeviceJson.of(devices.label(deviceId, wanted.label()));
    }

    @DELETE
    @Path("{deviceId}")
    @RolesAllowed("ADMIN")
    @APIResponse(responseCode = "204", description = "It is forgotten")
    public Response forget(@PathParam("deviceId") UUID deviceId) {
        devices.forget(deviceId);
        return Response.noContent().build();
    }

    @GET
    @Path("{deviceId}/history")
    @RolesAllowed("SUPERVISOR")
    public Page<ChangeJson> history(
            @PathParam("deviceId") UUID deviceId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        return devices.history(deviceId, Query.page(cursor, limit)).map(ChangeJson::of);
    }
}
