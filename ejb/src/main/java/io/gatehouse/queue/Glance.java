package io.gatehouse.queue;

import io.gatehouse.queue.estimate.Accuracy;
import java.util.OptionalDouble;

/**
 * A line and how fast it moves, without those in it: who wants to know no more costs the same however long it is.
 *
 * @param samples from how many guests that was learned
 * @param accuracy how good it was
 */
public record Glance(Queue queue, OptionalDouble secondsPerPlace, int samples, Accuracy accuracy) {}
