/** What the browser, the scanner and the integrator meet: JAX-RS under {@code /api}, sockets, and the console. */
@NullMarked
package io.gatehouse.web;

import org.jspecify.annotations.NullMarked;
