/**
 * Paired devices. A pairing is a chance, used once and soon; who takes it becomes a scanner that waits for approval and
 * acts only while approved, unexpired and not revoked. That right is read anew on every call. Revocation is final: a
 * device that comes back is paired again.
 *
 * <p>Heartbeats tell how a scanner fares and how wrong its clock is. They come by the thousand and are worth little each: the
 * newest is remembered, and a row is written when something changed that a restart must not lose, or a minute went by.
 */
@NullMarked
package io.gatehouse.scanner;

import org.jspecify.annotations.NullMarked;
