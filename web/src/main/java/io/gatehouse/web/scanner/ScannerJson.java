package io.gatehouse.web.scanner;

import io.gatehouse.scanner.ConnectionType;
import io.gatehouse.scanner.Pulse;
import io.gatehouse.scanner.Scanner;
import io.gatehouse.scanner.ScannerStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A scanner as supervisors see it. What only a heartbeat could tell is null until one does; until then the connection is
 * judged, more patiently, by when the scanner last called.
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
        @Schema(enumeration = {"online", "late", "lost"}) String connection,
        @Nullable ConnectionType type,
        @Nullable Integer battery,
        @Nullable Integer queued,
        @Nullable Long clockOffsetMs,
        @Nullable String version,
        boolean locked,
        boolean wiped,
        int waiting,
        @Nullable OperatorJson operator) {

    private static final long SEEN_RESOLUTION = 30;
    private static final long CLOCK_RESOLUTION = 1_000;

    /** What matters so much that it is told when it changes: not each call, nor each millisecond of a clock. */
    public List<?> gist() {
        return Arrays.asList(
                name,
                status,
                checkpoints,
                expiresAt,
                lastSeen == null ? null : lastSeen.getEpochSecond() / SEEN_RESOLUTION,
                connection,
                type,
                battery,
                queued,
                clockOffsetMs == null ? null : clockOffsetMs / CLOCK_RESOLUTION,
                version,
                locked,
                wiped,
                waiting,
                operator);
    }

    public static ScannerJson of(Scanner scanner, Instant now) {
        Pulse pulse = scanner.pulse();
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
                scanner.contact(now).name().toLowerCase(Locale.ROOT),
                pulse == null ? null : pulse.type(),
                pulse == null ? null : pulse.battery(),
                pulse == null ? null : pulse.queued(),
                pulse == null ? null : pulse.clockOffsetMs(),
                pulse == null ? null : pulse.version(),
                scanner.standing().locked(),
                scanner.standing().wiped(),
                scanner.standing().waiting(),
                scanner.operator() == null ? null : OperatorJson.of(scanner.operator()));
    }
}
