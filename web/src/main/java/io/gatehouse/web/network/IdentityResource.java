package io.gatehouse.web.network;

import io.gatehouse.network.Network;
import io.gatehouse.network.SiteIdentity;
import io.gatehouse.web.security.Peer;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

@Path("system/identity")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class IdentityResource {

    @EJB
    private Network network;

    @Inject
    private Peer peer;

    @GET
    @PermitAll
    @Operation(summary = "Proves that this address leads to this installation")
    public SiteIdentity identity(
            @Parameter(description = "16 to 64 random bytes in base64url, without padding", required = true)
                    @QueryParam("nonce")
                    @Nullable
                    String nonce,
            @Context HttpServletRequest request) {
        return network.identity(nonce, peer.askedAt(request), peer.isFromOutside(request));
    }
}
