package io.gatehouse.discovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a sweep ended: with a failure, or with how many addresses it asked and how many answered. */
record Ending(
        Instant at,
        @Nullable String failure,
        @Nullable Integer probed,
        @Nullable Integer seen,
        @Nullable String skipped) {

    static Ending failed(Instant at, String reason, @Nullable String skipped) {
        return new Ending(at, reason, null, null, skipped);
    }
}
