package io.gatehouse.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did, as it is kept, and the names of those it speaks of as they are called now.
 *
 * @param detail a JSON object
 * @param seal the number of the seal that covers it; none yet in its first second or two
 */
public record AuditRecord(
        long id,
        Instant at,
        String actor,
        @Nullable String device,
        String action,
        String subject,
        @Nullable UUID eventId,
        @Nullable String address,
        @Nullable String userAgent,
        String detail,
        @Nullable Long seal,
        Called called) {

    /** Names, where they are known. */
    public record Called(
            @Nullable String actor,
            @Nullable String device,
            @Nullable String subject,
            @Nullable String event) {}
}
