/** Pairing, enrolling and keeping scanners, for devices, integrators and the console. */
@NullMarked
package io.gatehouse.web.scanner;

import org.jspecify.annotations.NullMarked;
