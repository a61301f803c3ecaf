package io.gatehouse.web.staff;

import io.gatehouse.staff.OpenSession;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where somebody is signed in. */
@Schema(name = "OpenSession")
public record SessionJson(
        UUID id,
        Instant createdAt,
        @Schema(format = "date-time") Instant lastSeen,
        Instant expiresAt,
        @Nullable String address,
        @Nullable String userAgent,
        boolean current) {

    static SessionJson of(OpenSession session) {
        return new SessionJson(
                session.id(),
                session.createdAt(),
                session.lastSeen(),
                session.expiresAt(),
                session.address(),
                session.userAgent(),
                session.current());
    }
}
