package io.gatehouse.web.admission;

import io.gatehouse.admission.Offline;
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
import org.jspecify.annotations.Nullable;

/** What a scanner takes along for when it can't ask; docs/offline-snapshot.md tells how it is read. */
@Path("scanner/snapshot")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SnapshotResource {

    @EJB
    private Offline offline;

    @GET
    @RolesAllowed("SCANNER")
    public SnapshotJson snapshot(@QueryParam("since") @Nullable String since, @Context SecurityContext security) {
        return SnapshotJson.of(offline.snapshot(Identity.scannerId(security.getUserPrincipal()), since));
    }
}
