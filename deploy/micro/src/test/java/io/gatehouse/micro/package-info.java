/**
 * The launcher's tests: its parts without a container, and the distribution as people start it, in processes of their
 * own on loopback.
 */
@NullMarked
package io.gatehouse.micro;

import org.jspecify.annotations.NullMarked;
