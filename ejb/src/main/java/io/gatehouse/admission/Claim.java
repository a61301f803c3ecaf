package io.gatehouse.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the policy sees it, standing at a door.
 *
 * @param codeRevoked whether the code that was shown has been replaced by another
 */
record Claim(
        State state,
        boolean codeRevoked,
        @Nullable String category,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        boolean paid,
        Tally tally) {

    enum State {
        VALID,
        BLOCKED,
        CANCELLED
    }
}
