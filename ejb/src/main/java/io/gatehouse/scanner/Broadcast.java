package io.gatehouse.scanner;

import java.time.Instant;
import java.util.UUID;

/** What all scanners of an event were told, and how many these were. */
public record Broadcast(UUID id, String text, int scanners, Instant at, String issuedBy) {}
