package io.gatehouse.web.event;

import io.gatehouse.event.Event;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Event")
public record EventJson(
        UUID id,
        String name,
        String timezone,
        Instant startsAt,
        Instant endsAt,
        @Nullable Integer capacity,
        boolean weakCodesOffline,
        boolean paused,
        Instant createdAt) {

    static EventJson of(Event event) {
        return new EventJson(
                event.id(),
                event.details().name(),
                event.details().timezone().getId(),
                event.details().startsAt(),
                event.details().endsAt(),
                event.details().capacity(),
                event.details().weakCodesOffline(),
                event.paused(),
                event.createdAt());
    }
}
