package io.gatehouse.web.staff;

import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.staff.OwnAccount;
import io.gatehouse.staff.Passes;
import io.gatehouse.staff.Session;
import io.gatehouse.staff.SocketToken;
import io.gatehouse.staff.Staff;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.security.Identity;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

@Path("sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SessionResource {

    @Schema(name = "Credentials")
    public record Credentials(String username, String password) {}

    public record Person(UUID id, String name, String role) {}

    public record Opened(String token, Instant expiresAt, Person staff) {

        static Opened of(Session session) {
            Person person = new Person(
                    session.staff().id(),
                    session.staff().name(),
                    session.staff().role().name());
            return new Opened(session.token(), session.expiresAt(), person);
        }
    }

    @EJB
    private Staff staff;

    @EJB
    private Passes passes;

    @EJB
    private OwnAccount account;

    @POST
    @PermitAll
    public Response open(@RequestBody(content = @Content(schema = @Schema(ref = "Credentials"))) Fields fields) {
        Credentials credentials = fields.require("username", "password")
                .build(() -> new Credentials(fields.text("username", ""), fields.text("password", "")));
        return staff.signIn(credentials.username(), credentials.password())
                .map(session -> Response.created(URI.create("sessions/current"))
                        .entity(Opened.of(session))
                        .build())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.WRONG_CREDENTIALS, "No account has this username and this password"));
    }

    @GET
    @RolesAllowed("HOST")
    public Page<SessionJson> list(
            @Context SecurityContext security, @HeaderParam("Authorization") String authorization) {
        return new Page<>(account.sessions(self(security), Bearer.token(authorization)), null).map(SessionJson::of);
    }

    /** For who must open a socket and would not hand the session's own token on. */
    @POST
    @Path("socket-token")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("HOST")
    public Response socketToken(@HeaderParam("Authorization") String authorization) {
        SocketToken token = passes.issue(Bearer.token(authorization));
        return Response.status(Response.Status.CREATED).entity(token).build();
    }

    @DELETE
    @Path("current")
    @RolesAllowed("HOST")
    public Response end(@Context SecurityContext security, @HeaderParam("Authorization") String authorization) {
        staff.signOut(self(security), Bearer.token(authorization));
        return Response.noContent().build();
    }

    @DELETE
    @Path("{sessionId}")
    @RolesAllowed("HOST")
    public Response endOne(@Context SecurityContext security, @PathParam("sessionId") UUID sessionId) {
        account.endSession(self(security), sessionId);
        return Response.noContent().build();
    }

    private static UUID self(SecurityContext security) {
        return Identity.staffId(security.getUserPrincipal());
    }
}
