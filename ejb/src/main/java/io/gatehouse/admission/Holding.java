package io.gatehouse.admission;

import io.gatehouse.admission.ScanAnswer.Guest;

/**
 * A ticket, locked, with all that a scan needs of it.
 *
 * @param slots how many numbered slots it holds at this checkpoint
 */
record Holding(Guest guest, Claim claim, int slots) {}
