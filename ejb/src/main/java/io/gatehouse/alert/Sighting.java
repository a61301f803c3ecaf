package io.gatehouse.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that looks wrong was seen.
 *
 * @param times how often, where it was noted before and only now adds up to something
 */
record Sighting(
        @Nullable UUID eventId,
        Kind kind,
        String subject,
        String detail,
        long times,
        Instant firstAt,
        Instant lastAt) {}
