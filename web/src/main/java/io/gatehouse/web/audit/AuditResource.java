package io.gatehouse.web.audit;

import io.gatehouse.audit.Audit;
import io.gatehouse.common.Page;
import io.gatehouse.web.problem.Query;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    @EJB
    private Audit audit;

    @GET
    @RolesAllowed("ADMIN")
    @Operation(summary = "Who did what, newest first")
    public Page<AuditJson> list(
            @BeanParam AuditWanted wanted,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        return audit.list(wanted.filter(), Query.page(cursor, limit)).map(AuditJson::of);
    }

    @GET
    @Path("verify")
    @RolesAllowed("ADMIN")
    @Operation(summary = "Compares what is sealed with its seals, from that one on")
    public VerificationJson verify(@QueryParam("from") @Nullable String from) {
        int first = Query.number("from", from, 1, Integer.MAX_VALUE, 1);
        return VerificationJson.of(audit.verify(first), audit.publicKey());
    }
}
