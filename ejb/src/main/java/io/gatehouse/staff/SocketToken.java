package io.gatehouse.staff;

import java.time.Instant;

/** Opens one socket, once. */
public record SocketToken(String token, Instant expiresAt) {}
