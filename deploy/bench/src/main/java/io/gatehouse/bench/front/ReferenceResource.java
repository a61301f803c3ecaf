package io.gatehouse.bench.front;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;

@Path("bench")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReferenceResource {

    @EJB
    private NaiveAdmission admission;

    /** Reads its body and does nothing; the answer has the size of a verdict. */
    @POST
    @Path("nothing")
    @RolesAllowed("SCANNER")
    public NaiveVerdict nothing(JsonObject scan) {
        return NaiveVerdict.of(UUID.fromString(scan.getString("scanId")), null);
    }

    @POST
    @Path("naive")
    @RolesAllowed("SCANNER")
    public NaiveVerdict naive(JsonObject scan, @Context SecurityContext security) {
        String principal = security.getUserPrincipal().getName();
        UUID scannerId = UUID.fromString(principal.substring(principal.indexOf('/') + 1));
        return admission.scan(
                scannerId,
                UUID.fromString(scan.getString("scanId")),
                UUID.fromString(scan.getString("checkpointId")),
                scan.getString("code"));
    }
}
