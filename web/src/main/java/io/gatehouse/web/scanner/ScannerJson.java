package io.gatehouse.web.scanner;

import io.gatehouse.scanner.Scanner;
import io.gatehouse.scanner.ScannerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A scanner as supervisors see it. What only a heartbeat could tell is null until one does; until then the connection is
 * judged by when the scanner last called.
 */
@Schema(name = "Scanner")
public record ScannerJson(
        UUID id,
        UUID eventId,
        String name,
        ScannerStatus status,
        String profile,
        @Nullable String platform,
        Set<UUID> checkpoints,
        Instant expiresAt,
        @Nullable Instant lastSeen,
        String connection,
        @Nullable String type,
        @Nullable Integer battery,
        @Nullable Integer queued,
        @Nullable Long clockOffsetMs,
        @Nullable String version) {

    private static final Duration ONLINE = Duration.ofSeconds(90);
    private static final Duration LATE = Duration.ofMinutes(3);

    static ScannerJson of(Scanner scanner, Instant now) {
        return new ScannerJson(
                scanner.id(),
                scanner.eventId(),
                scanner.name(),
                scanner.status(),
                scanner.profile().wire(),
                scanner.platform(),
                scanner.checkpoints(),
                scanner.expiresAt(),
                scanner.lastSeen(),
                connection(scanner.lastSeen(), now),
                null,
                null,
                null,
                null,
                null);
    }

    private static String connection(@Nullable Instant lastSeen, Instant now) {
        if (lastSeen == null || lastSeen.plus(LATE).isBefore(now)) {
            return "lost";
        }
        return lastSeen.plus(ONLINE).isBefore(now) ? "late" : "online";
    }
}
