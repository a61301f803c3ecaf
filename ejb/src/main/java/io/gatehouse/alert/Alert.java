package io.gatehouse.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that looks wrong, as often as it was seen.
 *
 * @param eventId none where it is no single event's
 * @param subject what it is about, as {@code kind/id}
 * @param name what people call that, as far as it has a name
 * @param detail in words, by the newest sighting
 */
public record Alert(
        UUID id,
        long position,
        @Nullable UUID eventId,
        Kind kind,
        String subject,
        @Nullable String name,
        String detail,
        long count,
        Instant firstAt,
        Instant lastAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String note) {

    public boolean open() {
        return acknowledgedAt == null;
    }
}
