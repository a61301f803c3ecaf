package io.gatehouse.scanner;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paired device.
 *
 * @param checkpoints those it serves; none named means all of its event
 * @param lastSeen when it last scanned
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
        @Nullable Instant lastSeen) {}
