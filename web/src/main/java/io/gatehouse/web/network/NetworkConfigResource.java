package io.gatehouse.web.network;

import io.gatehouse.network.Network;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("system/network-config")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NetworkConfigResource {

    @EJB
    private Network network;

    @GET
    @PermitAll
    @Operation(summary = "The addresses of this installation, numbered and signed")
    public NetworkConfigJson config() {
        return NetworkConfigJson.of(network.config());
    }
}
