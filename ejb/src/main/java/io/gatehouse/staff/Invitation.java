package io.gatehouse.staff;

import java.time.Instant;
import java.util.UUID;

/** One chance to choose a password and be signed in; its code is shown this once. */
public record Invitation(UUID staffId, String code, Instant expiresAt) {}
