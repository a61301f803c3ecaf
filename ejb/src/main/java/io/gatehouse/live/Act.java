package io.gatehouse.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did at an event, besides scanning.
 *
 * @param staff the name of who did it, a person's or a scanner's
 * @param action as the audit calls it
 * @param subject on what, as {@code kind/id}
 * @param device the name of the scanner at which it was done, if at one
 */
public record Act(
        Instant at,
        String staff,
        String action,
        String subject,
        @Nullable String device) {}
