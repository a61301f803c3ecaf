package io.gatehouse.queue;

import java.time.Instant;
import java.util.UUID;

/** A device that runs a line. */
public record Host(UUID id, UUID queueId, String name, Instant createdAt) {}
