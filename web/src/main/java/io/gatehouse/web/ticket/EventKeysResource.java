package io.gatehouse.web.ticket;

import io.gatehouse.ticket.EventKey;
import io.gatehouse.ticket.Tickets;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The public keys by which an event's signed codes can be checked. */
@Path("events/{eventId}/keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EventKeysResource {

    /**
     * A key as everybody may know it.
     *
     * @param id the number by which codes name their key
     * @param publicKey Ed25519, 32 bytes in base64url
     * @param retiredAt since when it signs no new codes; those that it signed stay valid
     */
    @Schema(name = "EventKey")
    public record KeyJson(
            int id,
            String publicKey,
            Instant createdAt,
            @Nullable Instant retiredAt) {

        static KeyJson of(EventKey key) {
            return new KeyJson(key.number(), key.publicKey(), key.createdAt(), key.retiredAt());
        }
    }

    @Schema(name = "EventKeys")
    public record KeyList(List<KeyJson> items, @Nullable String next) {}

    @EJB
    private Tickets tickets;

    @GET
    @RolesAllowed("OPERATOR")
    public KeyList list(@PathParam("eventId") UUID eventId) {
        return new KeyList(tickets.keys(eventId).stream().map(KeyJson::of).toList(), null);
    }

    @POST
    @Path("rotate")
    @RolesAllowed("ADMIN")
    public Response rotate(@PathParam("eventId") UUID eventId) {
        return Response.created(URI.create("events/" + eventId + "/keys"))
                .entity(KeyJson.of(tickets.rotateKey(eventId)))
                .build();
    }
}
