package io.gatehouse.queue;

import io.gatehouse.queue.estimate.Wait;
import org.jspecify.annotations.Nullable;

/** A place and what its guest was told on joining. */
public record Told(Place place, @Nullable Wait promised) {}
