package io.gatehouse.admission;

import java.time.Instant;
import java.util.UUID;

/**
 * Uploads of one scanner that wait for one reason.
 *
 * @param misplaced how many of them name a checkpoint that isn't one of the event
 */
public record HeldGroup(
        UUID scannerId, String scanner, Why why, int uploads, int misplaced, Instant first, Instant last) {}
