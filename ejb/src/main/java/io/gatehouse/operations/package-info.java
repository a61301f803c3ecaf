/** What the running system needs besides its rooms: its database, its roles, and whether it is well. */
@NullMarked
package io.gatehouse.operations;

import org.jspecify.annotations.NullMarked;
