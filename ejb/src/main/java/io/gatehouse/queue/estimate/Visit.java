package io.gatehouse.queue.estimate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a guest who joined.
 *
 * @param called none of one who left before, or still waits
 * @param ended when served, given up or gone; none of one who is still in line or at a counter
 * @param counter where the guest was called to
 * @param promised what the guest was told on joining
 */
public record Visit(
        Instant joined,
        @Nullable Instant called,
        @Nullable Instant ended,
        Outcome outcome,
        int counter,
        @Nullable Wait promised) {

    /** How it ended. */
    public enum Outcome {
        SERVED,
        NO_SHOW,
        LEFT,
        OPEN
    }
}
