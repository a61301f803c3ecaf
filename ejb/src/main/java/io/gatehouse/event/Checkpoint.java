package io.gatehouse.event;

import java.util.UUID;

public record Checkpoint(UUID id, UUID eventId, CheckpointRules rules, boolean paused) {}
