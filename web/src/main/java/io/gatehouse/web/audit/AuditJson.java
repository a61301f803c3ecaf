package io.gatehouse.web.audit;

import io.gatehouse.audit.AuditRecord;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A record; {@code detail} holds texts, and {@code {"from", "to"}} for what was changed. */
@Schema(name = "AuditRecord")
public record AuditJson(
        long id,
        Instant at,
        String actor,
        @Nullable String actorName,
        @Nullable String device,
        @Nullable String deviceName,
        String action,
        String subject,
        @Nullable String subjectName,
        @Nullable UUID eventId,
        @Nullable String address,
        @Nullable String userAgent,
        @Schema(type = SchemaType.OBJECT) JsonObject detail,
        @Nullable Long seal) {

    static AuditJson of(AuditRecord record) {
        return new AuditJson(
                record.id(),
                record.at(),
                record.actor(),
                record.called().actor(),
                record.device(),
                record.called().device(),
                record.action(),
                record.subject(),
                record.called().subject(),
                record.eventId(),
                record.address(),
                record.userAgent(),
                detail(record.detail()),
                record.seal());
    }

    /** Who tampers with a record may leave anything there: it must be seen all the same. */
    static JsonObject detail(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            return Json.createObjectBuilder().add("unreadable", text).build();
        }
    }
}
