package io.gatehouse.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line changed, at this node or at another: what it is now can be read. */
public record QueueNews(UUID queueId, @Nullable UUID eventId) {}
