package io.gatehouse.web.staff;

import io.gatehouse.staff.Session;
import io.gatehouse.staff.Staff;
import io.gatehouse.web.problem.Fields;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

@Path("invitations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InvitationsResource {

    @Schema(name = "InvitationAccepted")
    public record Accepted(String code, String password) {}

    @EJB
    private Staff staff;

    @POST
    @PermitAll
    public Response accept(
            @RequestBody(content = @Content(schema = @Schema(ref = "InvitationAccepted"))) Fields fields) {
        Accepted accepted = fields.require("code", "password")
                .build(() -> new Accepted(fields.text("code", ""), fields.text("password", "")));
        Session session = staff.accept(accepted.code(), accepted.password());
        return Response.created(URI.create("sessions/current"))
                .entity(SessionResource.Opened.of(session))
                .build();
    }
}
