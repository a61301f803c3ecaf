package io.gatehouse.queue;

import java.time.Instant;

/** What the wall display shows to those who want to join, and until when. */
public record JoinCode(String code, Instant until) {}
