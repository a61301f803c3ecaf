package io.gatehouse.event;

import java.time.Instant;
import java.util.UUID;

public record Event(UUID id, EventDetails details, boolean paused, Instant createdAt) {}
