/**
 * Paired devices. A pairing is a chance, used once and soon; who takes it becomes a scanner that waits for approval and
 * acts only while approved, unexpired and not revoked. That right is remembered from call to call, but believed only while
 * {@link io.gatehouse.scanner.RightsWatch} has just seen that nothing changed. Revocation is final: a device that comes back
 * is paired again; one whose token got lost comes back as the scanner that it was.
 *
 * <p>Commands are told once, or until they are confirmed; whether any wait is known without asking for each scanner.
 *
 * <p>Heartbeats tell how a scanner fares and how wrong its clock is. They come by the thousand and are worth little each: the
 * newest is remembered, and a row is written when something changed that a restart must not lose, or some seconds went by.
 */
@NullMarked
package io.gatehouse.scanner;

import org.jspecify.annotations.NullMarked;
