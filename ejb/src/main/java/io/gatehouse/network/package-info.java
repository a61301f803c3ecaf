/**
 * Under which addresses this installation is reached, how a client knows that it is the right one, and whether the tunnel
 * works. Each node looks at its own interfaces and tells the database; what all of them offer together is numbered there,
 * with a number that only rises, and signed by a key that is derived from the installation's. A tunnel is believed only
 * when our own identity came back through it. What clients do with all this stands in {@code choice}.
 */
@NullMarked
package io.gatehouse.network;

import org.jspecify.annotations.NullMarked;
