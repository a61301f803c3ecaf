package io.gatehouse.web.staff;

import io.gatehouse.common.Page;
import io.gatehouse.staff.AccountDetails;
import io.gatehouse.staff.Accounts;
import io.gatehouse.staff.Invitation;
import io.gatehouse.staff.Role;
import io.gatehouse.staff.Username;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.problem.Query;
import io.gatehouse.web.security.Peer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

@Path("staff")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StaffResource {

    private static final AccountDetails NOBODY = new AccountDetails("?", Role.HOST, null, Set.of());

    @Schema(name = "NewAccount")
    public record Wanted(
            String username,
            String name,
            Role role,
            @Nullable String email,
            @Nullable Set<UUID> events) {}

    @Schema(name = "AccountChange")
    public record Changed(
            @Nullable String name,
            @Nullable Role role,
            @Nullable String email,
            @Nullable Set<UUID> events) {}

    public record InvitationJson(String url, String code, Instant expiresAt) {}

    @Schema(name = "InvitedAccount")
    public record Invited(
            UUID id,
            String username,
            String name,
            @Nullable String email,
            Role role,
            Set<UUID> events,
            InvitationJson invitation) {}

    @EJB
    private Accounts accounts;

    @Inject
    private Peer peer;

    @GET
    @RolesAllowed("ADMIN")
    public Page<AccountJson> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
        return accounts.list(Query.page(cursor, limit)).map(AccountJson::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("ADMIN")
    public Response create(
            @RequestBody(content = @Content(schema = @Schema(ref = "NewAccount"))) Fields fields,
            @Context HttpServletRequest request) {
        AccountDetails details =
                fields.require("username", "name", "role").build(() -> AccountJson.read(fields, NOBODY));
        Username username = fields.build(() -> new Username(fields.text("username", "?")));
        Invitation invitation = accounts.create(username, details);
        return Response.created(URI.create("staff/" + invitation.staffId()))
                .entity(invited(invitation, request))
                .build();
    }

    @GET
    @Path("{staffId}")
    @RolesAllowed("ADMIN")
    public AccountJson get(@PathParam("staffId") UUID staffId) {
        return AccountJson.of(accounts.get(staffId));
    }

    @PATCH
    @Path("{staffId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("ADMIN")
    public AccountJson change(
            @PathParam("staffId") UUID staffId,
            @RequestBody(content = @Content(schema = @Schema(ref = "AccountChange"))) Fields fields) {
        accounts.change(staffId, before -> fields.build(() -> AccountJson.read(fields, before)));
        return get(staffId);
    }

    @POST
    @Path("{staffId}/invite")
    @RolesAllowed("ADMIN")
    public Invited invite(@PathParam("staffId") UUID staffId, @Context HttpServletRequest request) {
        return invited(accounts.invite(staffId), request);
    }

    @POST
    @Path("{staffId}/disable")
    @RolesAllowed("ADMIN")
    public AccountJson disable(@PathParam("staffId") UUID staffId) {
        accounts.disable(staffId);
        return get(staffId);
    }

    @POST
    @Path("{staffId}/enable")
    @RolesAllowed("ADMIN")
    public AccountJson enable(@PathParam("staffId") UUID staffId) {
        accounts.enable(staffId);
        return get(staffId);
    }

    @GET
    @Path("{staffId}/sessions")
    @RolesAllowed("ADMIN")
    public Page<SessionJson> sessions(@PathParam("staffId") UUID staffId) {
        return new Page<>(accounts.sessions(staffId), null).map(SessionJson::of);
    }

    @DELETE
    @Path("{staffId}/sessions")
    @RolesAllowed("ADMIN")
    public Response endSessions(@PathParam("staffId") UUID staffId) {
        accounts.endSessions(staffId);
        return Response.noContent().build();
    }

    @DELETE
    @Path("{staffId}/sessions/{sessionId}")
    @RolesAllowed("ADMIN")
    public Response endSession(@PathParam("staffId") UUID staffId, @PathParam("sessionId") UUID sessionId) {
        accounts.endSession(staffId, sessionId);
        return Response.noContent().build();
    }

    private Invited invited(Invitation invitation, HttpServletRequest request) {
        AccountJson account = get(invitation.staffId());
        String url = InvitationLink.of(peer.origin(request), invitation.code());
        return new Invited(
                account.id(),
                account.username(),
                account.name(),
                account.email(),
                account.role(),
                account.events(),
                new InvitationJson(url, invitation.code(), invitation.expiresAt()));
    }
}
