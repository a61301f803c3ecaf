package io.gatehouse.scanner;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a scanner is told to do; by its id it is done once, however often it is told.
 *
 * @param text what a message says
 * @param issuedBy the person, by the name that the audit knows
 */
public record Command(UUID id, CommandName name, @Nullable String text, Instant at, String issuedBy) {}
