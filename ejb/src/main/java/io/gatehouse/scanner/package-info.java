/**
 * Paired devices. A pairing is a chance, used once and soon; who takes it becomes a scanner that waits for approval and
 * acts only while approved, unexpired and not revoked. That right is read anew on every call. Revocation is final: a
 * device that comes back is paired again.
 */
@NullMarked
package io.gatehouse.scanner;

import org.jspecify.annotations.NullMarked;
