/** Signing in and out, the people who may, and one's own account. */
@NullMarked
package io.gatehouse.web.staff;

import org.jspecify.annotations.NullMarked;
