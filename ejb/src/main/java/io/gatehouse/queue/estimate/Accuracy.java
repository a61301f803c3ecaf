package io.gatehouse.queue.estimate;

import java.util.OptionalDouble;

/**
 * How good the estimates of a line were, by what its last guests were told and what came true.
 *
 * @param guests how many of them
 * @param typicalMissSeconds half of them were told better than that, half worse
 * @param meanMissSeconds on average
 * @param covered the share of those who were called within their range
 */
public record Accuracy(
        int guests, OptionalDouble typicalMissSeconds, OptionalDouble meanMissSeconds, OptionalDouble covered) {
    public static Accuracy of(History history) {
        return new Accuracy(0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }
}
