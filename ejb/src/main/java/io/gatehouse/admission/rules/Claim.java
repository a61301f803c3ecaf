package io.gatehouse.admission.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the policy sees it, standing at a door.
 *
 * @param codeRevoked whether the code that was shown has been replaced by another
 */
public record Claim(
        State state,
        boolean codeRevoked,
        @Nullable String category,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        boolean paid,
        Tally tally) {

    public enum State {
        VALID,
        BLOCKED,
        CANCELLED
    }
}
