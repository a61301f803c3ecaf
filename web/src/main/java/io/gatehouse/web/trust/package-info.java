/**
 * How a device learns to trust this server: what it must install, where it comes from and how to tell that it is the right
 * one. All of it works over plain HTTP, without JavaScript and for strangers, because it comes before everything else; so
 * it holds nothing that is secret, and the fingerprint to compare with the terminal's is what keeps it honest.
 */
@NullMarked
package io.gatehouse.web.trust;

import org.jspecify.annotations.NullMarked;
