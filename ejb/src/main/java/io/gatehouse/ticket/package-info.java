/**
 * A ticket, its code and its life. A code is signed by a key of its event, so that a door can check it that can't ask;
 * it is a secret, stored as a hash to be found by, and signed again when it is to be printed. What an import brings along
 * is kept encrypted under the installation's key, as are the keys themselves. A ticket has one current code; a revoked one is kept, so that the
 * door can say "this code was replaced" and not "unknown". Cancelling is final, blocking isn't, and
 * it is written down from when to when, for scans that are told of late.
 *
 * <p>An import makes tickets and never changes one: what is there already is left alone or is an error, so that the same
 * file again does nothing. It is read while it comes in and committed a few thousand rows at a time.
 */
@NullMarked
package io.gatehouse.ticket;

import org.jspecify.annotations.NullMarked;
