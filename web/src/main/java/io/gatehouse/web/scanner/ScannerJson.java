package io.gatehouse.web.scanner;

import io.gatehouse.scanner.Scanner;
import io.gatehouse.scanner.ScannerStatus;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
        @Nullable Instant lastSeen) {

    static ScannerJson of(Scanner scanner) {
        return new ScannerJson(
                scanner.id(),
                scanner.eventId(),
                scanner.name(),
                scanner.status(),
                scanner.profile().wire(),
                scanner.platform(),
                scanner.checkpoints(),
                scanner.expiresAt(),
                scanner.lastSeen());
    }
}
