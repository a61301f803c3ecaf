package io.gatehouse.queue;

import java.time.Instant;
import java.util.UUID;

/** A chance for one more device to run a line, with the code to take it by; the code is shown this once. */
public record HostPairing(UUID id, UUID queueId, String code, Instant expiresAt) {}
