/** Scans as devices send them, and what they add up to. */
@NullMarked
package io.gatehouse.web.admission;

import org.jspecify.annotations.NullMarked;
