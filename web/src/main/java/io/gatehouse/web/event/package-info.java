/** Events and checkpoints, for integrators and for the console. */
@NullMarked
package io.gatehouse.web.event;

import org.jspecify.annotations.NullMarked;
