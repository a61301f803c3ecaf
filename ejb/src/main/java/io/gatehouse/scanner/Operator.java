package io.gatehouse.scanner;

import java.time.Instant;
import java.util.UUID;

/** A person who works at a scanner, until they sign off. */
public record Operator(UUID id, String name, Instant since) {}
