package io.gatehouse.discovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sweep, running or over.
 *
 * @param by who asked for it, as {@code kind/id}
 * @param failure why it saw nothing; none of one that did what it was asked for
 * @param skipped what of the chosen subnets was left out, and why
 */
public record SweepRecord(
        long seq,
        String by,
        Instant beganAt,
        @Nullable Instant endedAt,
        @Nullable String failure,
        int done,
        int total,
        @Nullable Integer probed,
        @Nullable Integer seen,
        @Nullable String skipped) {

    public boolean running() {
        return endedAt == null;
    }

    /** What was read as running may have ended before the last that ended was read. */
    boolean runsAfter(@Nullable SweepRecord last) {
        return running() && (last == null || last.seq < seq);
    }

    SweepRecord at(int doneNow, int totalNow) {
        return new SweepRecord(seq, by, beganAt, endedAt, failure, doneNow, totalNow, probed, seen, skipped);
    }
}
