package io.gatehouse.web.scanner;

import io.gatehouse.common.Page;
import io.gatehouse.scanner.Device;
import io.gatehouse.scanner.Enrolment;
import io.gatehouse.scanner.Pairing;
import io.gatehouse.scanner.Rotation;
import io.gatehouse.scanner.Scanner;
import io.gatehouse.scanner.ScannerStatus;
import io.gatehouse.scanner.Scanners;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.problem.Query;
import io.gatehouse.web.security.Reachable;
import io.gatehouse.web.ticket.QrCode;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

@Path("scanners")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ScannersResource {

    private static final int LONGEST_CODE = 100;

    @Schema(name = "Applicant")
    public record Applicant(
            String pairingCode,
            String name,
            @Nullable String platform,
            @Nullable String publicKey) {}

    public record Enrolled(
            UUID id,
            UUID scannerId,
            String token,
            ScannerStatus status,
            Instant expiresAt,
            UUID eventId,
            String profile,
            Set<UUID> checkpoints,
            List<String> candidates) {}

    public record Rotated(
            UUID scannerId, String token, String pairingCode, String url, String qrSvg, Instant expiresAt) {}

    @EJB
    private Scanners scanners;

    @Inject
    private PairingLinks links;

    @Inject
    private Reachable reachable;

    @Inject
    private Clock clock;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    public Response enrol(
            @RequestBody(content = @Content(schema = @Schema(ref = "Applicant"))) Fields fields,
            @Context HttpServletRequest request) {
        Device device = fields.require("pairingCode", "name")
                .build(() -> new Device(
                        fields.text("name", "?"),
                        fields.optionalText("platform", null),
                        fields.optionalText("publicKey", null)));
        String code = fields.build(() -> fields.text("pairingCode", ""));
        Enrolment enrolment =
                scanners.enrol(code.length() > LONGEST_CODE ? code.substring(0, LONGEST_CODE) : code, device);
        Scanner scanner = enrolment.scanner();
        Enrolled enrolled = new Enrolled(
                scanner.id(),
                scanner.id(),
                enrolment.token(),
                scanner.status(),
                scanner.expiresAt(),
                scanner.eventId(),
                scanner.profile().wire(),
                scanner.checkpoints(),
                links.candidates(request));
        return Response.created(URI.create("scanners/" + scanner.id()))
                .entity(enrolled)
                .build();
    }

    @POST
    @Path("{scannerId}/rotate")
    @RolesAllowed("ADMIN")
    public Rotated rotate(@PathParam("scannerId") UUID scannerId, @Context HttpServletRequest request) {
        Rotation rotation = scanners.rotate(scannerId);
        Pairing pairing = rotation.pairing();
        String url = links.of(pairing.code(), request);
        return new Rotated(scannerId, rotation.token(), pairing.code(), url, QrCode.svg(url), pairing.expiresAt());
    }

    @GET
    @RolesAllowed("SUPERVISOR")
    public Page<ScannerJson> list(
            @QueryParam("eventId") @Nullable String eventId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        UUID one = Query.id("eventId", eventId);
        Page.Request page = Query.page(cursor, limit);
        return reachable
                .unlessOne(one)
                .map(only -> scanners.list(only, page))
                .orElseGet(() -> scanners.list(one, page))
                .map(this::json);
    }

    @GET
    @Path("{scannerId}")
    @RolesAllowed("SUPERVISOR")
    public ScannerJson get(@PathParam("scannerId") UUID scannerId) {
        return json(scanners.get(scannerId));
    }

    @POST
    @Path("{scannerId}/approve")
    @RolesAllowed("SUPERVISOR")
    public ScannerJson approve(@PathParam("scannerId") UUID scannerId) {
        return json(scanners.approve(scannerId));
    }

    @POST
    @Path("{scannerId}/suspend")
    @RolesAllowed("SUPERVISOR")
    public ScannerJson suspend(@PathParam("scannerId") UUID scannerId) {
        return json(scanners.suspend(scannerId));
    }

    @POST
    @Path("{scannerId}/revoke")
    @RolesAllowed("SUPERVISOR")
    public ScannerJson revoke(@PathParam("scannerId") UUID scannerId) {
        return json(scanners.revoke(scannerId));
    }

    private ScannerJson json(Scanner scanner) {
        return ScannerJson.of(scanner, clock.instant());
    }
}
