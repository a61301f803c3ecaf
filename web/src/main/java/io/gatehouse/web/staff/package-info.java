/** Signing in and out. */
@NullMarked
package io.gatehouse.web.staff;

import org.jspecify.annotations.NullMarked;
