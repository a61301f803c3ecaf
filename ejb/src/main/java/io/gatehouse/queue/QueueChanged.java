package io.gatehouse.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line is not as it was; told when that is committed. */
record QueueChanged(UUID queueId, @Nullable UUID eventId) {}
