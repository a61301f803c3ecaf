package io.gatehouse.web.alert;

import io.gatehouse.alert.Alert;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An alert as supervisors see it; {@code eventId} is null where it is no single event's. */
@Schema(name = "Alert")
public record AlertJson(
        UUID id,
        @Nullable UUID eventId,

        @Schema(enumeration = {"repeated_refusals", "revoked_scanner", "impossible_clock", "sign_in_attack"})
        String kind,

        String subject,
        @Nullable String name,
        String detail,
        long count,
        Instant firstAt,
        Instant lastAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String note) {

    public static AlertJson of(Alert alert) {
        return new AlertJson(
                alert.id(),
                alert.eventId(),
                alert.kind().wire(),
                alert.subject(),
                alert.name(),
                alert.detail(),
                alert.count(),
                alert.firstAt(),
                alert.lastAt(),
                alert.acknowledgedAt(),
                alert.acknowledgedBy(),
                alert.note());
    }
}
