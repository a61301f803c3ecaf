package io.gatehouse.staff;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session as its owner and administrators see it: where somebody is signed in, never the token. */
public record OpenSession(
        UUID id,
        Instant createdAt,
        Instant lastSeen,
        Instant expiresAt,
        @Nullable String address,
        @Nullable String userAgent,
        boolean current) {}
