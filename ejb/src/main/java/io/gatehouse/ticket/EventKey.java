package io.gatehouse.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs, or signed, an event's codes, as everybody may know it.
 *
 * @param number from 1 on, as its codes name it
 * @param publicKey an Ed25519 key's 32 bytes in base64url
 * @param retiredAt since when it signs no new codes; those that it signed stay valid
 */
public record EventKey(
        int number,
        String publicKey,
        Instant createdAt,
        @Nullable Instant retiredAt) {}
