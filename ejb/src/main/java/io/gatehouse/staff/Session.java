package io.gatehouse.staff;

import java.time.Instant;

/** A person's session with its token, which is shown this once. */
public record Session(StaffMember staff, String token, Instant expiresAt) {}
