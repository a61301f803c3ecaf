package io.gatehouse.queue;

import java.util.OptionalDouble;

/** A line and how fast it moves, without those in it: joining changes neither who is called next nor the pace. */
public record Glance(Queue queue, OptionalDouble secondsPerPlace) {}
