/**
 * A ticket, its code and its life. A code is a secret: stored as a hash to be found by, and encrypted under the
 * installation's key so that it can be printed again. A ticket has one current code; a revoked one is kept, so that the
 * door can say "this code was replaced" and not "unknown". Cancelling is final, blocking isn't.
 */
@NullMarked
package io.gatehouse.ticket;

import org.jspecify.annotations.NullMarked;
