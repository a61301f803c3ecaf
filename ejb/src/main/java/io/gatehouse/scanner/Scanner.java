package io.gatehouse.scanner;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paired device.
 *
 * @param checkpoints those it serves; none named means all of its event
 * @param lastSeen when it last called or beat
 * @param pulse by its heartbeats, if it sends any
 * @param operator who works at it, if they signed on
 */
public record Scanner(
        UUID id,
        UUID eventId,
        String name,
        @Nullable String platform,
        Profile profile,
        ScannerStatus status,
        Set<UUID> checkpoints,
        Instant expiresAt,
        @Nullable Instant lastSeen,
        @Nullable Pulse pulse,
        @Nullable Operator operator,
        Standing standing) {

    public Contact contact(Instant now) {
        return Contact.of(lastSeen, pulse != null, now);
    }
}
