package io.gatehouse.scanner;

import java.time.Instant;
import java.util.UUID;

/** A chance to become a scanner, with the code to take it by; the code is shown this once. */
public record Pairing(UUID id, UUID eventId, String code, Instant expiresAt) {}
