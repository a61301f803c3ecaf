package io.gatehouse.admission;

import io.gatehouse.admission.rules.Door;
import io.gatehouse.admission.rules.Effect;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scan with its verdict, about to be stored.
 *
 * @param outside forced past another rule than the number of entries
 */
record Entry(
        Asked asked,
        UUID eventId,
        Door door,
        ScanAnswer answer,
        boolean outside,
        Instant settledAt,
        @Nullable UUID previousScanId,
        Late late) {

    /** What it comes to if nothing else is known of it. */
    Effect plainEffect() {
        return Effect.of(answer.verdict());
    }

    @Nullable
    UUID ticketId() {
        return answer.ticket() == null ? null : answer.ticket().id();
    }

    @Nullable
    String category() {
        return answer.ticket() == null ? null : answer.ticket().category();
    }
}
