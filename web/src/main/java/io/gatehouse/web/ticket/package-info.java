/** Tickets and their codes to print, for integrators and for the console. */
@NullMarked
package io.gatehouse.web.ticket;

import org.jspecify.annotations.NullMarked;
