package io.gatehouse.web.admission;

import io.gatehouse.admission.Admission;
import io.gatehouse.scanner.Command;
import io.gatehouse.scanner.Heartbeat;
import io.gatehouse.web.problem.CommandText;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.problem.JsonText;
import io.gatehouse.web.security.Identity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where a scanner says how it fares, every ten seconds or so. */
@Path("scanner/heartbeat/{eventId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class HeartbeatResource {

    @Schema(name = "Heartbeat")
    public record Beat(
            String deviceId,

            @Schema(enumeration = {"LAN", "TUNNEL", "NGROK"})
            String type,

            @Nullable Integer battery,
            @Nullable Integer queued,
            @Nullable Instant sentAt,
            @Nullable String version,
            @Nullable Set<UUID> done) {}

    @Schema(name = "HeartbeatAnswer")
    public record Answer(
            @Schema(type = SchemaType.STRING, format = "date-time")
            Instant serverTime,

            List<Order> commands) {}

    @Schema(name = "Command")
    public record Order(
            UUID id,

            @Schema(enumeration = {"lock", "unlock", "wipe", "message", "resync"})
            String name,

            @Nullable String text,
            Instant at) {}

    @EJB
    private Admission admission;

    @Inject
    private Clock clock;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("SCANNER")
    @APIResponse(
            responseCode = "200",
            description = "Our time, and what the scanner was commanded to do",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    public String beat(
            @PathParam("eventId") UUID eventId,
            @RequestBody(content = @Content(schema = @Schema(ref = "Heartbeat"))) Fields fields,
            @Context SecurityContext security) {
        Heartbeat beat = fields.build(() -> HeartbeatFields.ofRequest(fields));
        List<Command> commands = admission.beat(Identity.scannerId(security.getUserPrincipal()), eventId, beat);
        return answer(JsonText.object(), clock.instant(), commands);
    }

    /** The same on a socket, where the message begins with its type. */
    static String answer(JsonText begun, Instant now, List<Command> commands) {
        return begun.text("serverTime", now)
                .plain("commands", CommandText.list(commands))
                .json();
    }
}
