package io.gatehouse.admission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the passages of a chapter have in common: a ticket at a checkpoint, or a code that is none of ours, let in there by
 * a door that stood alone.
 */
record Subject(
        UUID checkpointId,
        @Nullable UUID ticketId,
        @Nullable String hash) {

    static Subject of(Pair pair) {
        return new Subject(pair.checkpointId(), pair.ticketId(), null);
    }

    static Subject stray(Asked asked) {
        return new Subject(asked.checkpointId(), null, asked.hash());
    }
}
