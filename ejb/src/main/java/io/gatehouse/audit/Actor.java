package io.gatehouse.audit;

import org.jspecify.annotations.Nullable;

/** Somebody who did something, as {@code kind/id}, and what they are called now. */
public record Actor(String reference, @Nullable String name) {}
