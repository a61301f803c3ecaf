package io.gatehouse.web.discovery;

import io.gatehouse.discovery.Devices;
import io.gatehouse.web.problem.Fields;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

@Path("discovery")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DiscoveryResource {

    @Schema(name = "DiscoveryChoice")
    public record Choice(
            boolean enabled,
            @Nullable Set<String> subnets,
            @Nullable Boolean mdns,
            @Nullable Boolean ssdp,
            @Nullable Boolean sweep,
            @Nullable Integer intervalSeconds,
            @Nullable Boolean history) {}

    @EJB
    private Devices devices;

    @GET
    @RolesAllowed("SUPERVISOR")
    public DiscoveryJson settings() {
        return DiscoveryJson.of(devices.settings(), devices.ownSubnets());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("ADMIN")
    public DiscoveryJson choose(
            @RequestBody(content = @Content(schema = @Schema(ref = "DiscoveryChoice"))) Fields fields) {
        fields.require("enabled");
        return DiscoveryJson.of(
                devices.choose(before -> fields.build(() -> DiscoveryJson.read(fields, before))), devices.ownSubnets());
    }
}
