package io.gatehouse.web.staff;

import io.gatehouse.staff.OwnAccount;
import io.gatehouse.staff.PasswordChange;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.security.Identity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

@Path("staff/me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OwnAccountResource {

    @Schema(name = "PasswordChange")
    public record Wanted(String current, String password) {}

    @EJB
    private OwnAccount account;

    @GET
    @RolesAllowed("HOST")
    public AccountJson get(@Context SecurityContext security) {
        return AccountJson.of(account.get(Identity.staffId(security.getUserPrincipal())));
    }

    @PUT
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("HOST")
    public Response changePassword(
            @RequestBody(content = @Content(schema = @Schema(ref = "PasswordChange"))) Fields fields,
            @Context SecurityContext security,
            @HeaderParam("Authorization") String authorization) {
        PasswordChange change = fields.require("current", "password")
                .build(() -> new PasswordChange(fields.text("current", ""), fields.text("password", "")));
        account.changePassword(Identity.staffId(security.getUserPrincipal()), Bearer.token(authorization), change);
        return Response.noContent().build();
    }
}
