package io.gatehouse.web.admission;

import io.gatehouse.admission.Guests;
import io.gatehouse.common.Page;
import io.gatehouse.web.security.Identity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("scanner/search")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class GuestsResource {

    @EJB
    private Guests guests;

    @GET
    @RolesAllowed("SCANNER")
    public Page<GuestJson> find(@QueryParam("q") @Nullable String text, @Context SecurityContext security) {
        UUID scannerId = Identity.scannerId(security.getUserPrincipal());
        return new Page<>(
                guests.find(scannerId, text).stream().map(GuestJson::of).toList(), null);
    }
}
