package io.gatehouse.web.scanner;

import io.gatehouse.scanner.Pairing;
import io.gatehouse.scanner.PairingTerms;
import io.gatehouse.scanner.Profile;
import io.gatehouse.scanner.Scanners;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.ticket.QrCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

@Path("events/{eventId}/pairings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PairingResource {

    static final String PROFILES = "full, scan-only, kiosk";

    @Schema(name = "PairingWanted")
    public record Wanted(Set<UUID> checkpointIds, String profile, boolean approve) {}

    public record Offered(UUID id, String pairingCode, String url, String qrSvg, Instant expiresAt) {}

    @EJB
    private Scanners scanners;

    @Inject
    private PairingLinks links;

    @POST
    @RolesAllowed("ADMIN")
    public Response offer(
            @PathParam("eventId") UUID eventId,
            @RequestBody(content = @Content(schema = @Schema(ref = "PairingWanted"))) Fields fields,
            @Context HttpServletRequest request) {
        PairingTerms terms = fields.build(() -> new PairingTerms(
                fields.ids("checkpointIds"),
                fields.choice("profile", Profile.FULL, Profile::read, PROFILES),
                fields.flag("approve", false)));
        Pairing pairing = scanners.offer(eventId, terms);
        String url = links.of(pairing.code(), request);
        Offered offered = new Offered(pairing.id(), pairing.code(), url, QrCode.svg(url), pairing.expiresAt());
        return Response.created(URI.create("events/" + eventId + "/pairings/" + pairing.id()))
                .entity(offered)
                .build();
    }
}
