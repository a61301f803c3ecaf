package io.gatehouse.queue.estimate;

import java.time.Instant;

/** When the line stood still. */
public record Pause(Instant from, Instant until) {}
