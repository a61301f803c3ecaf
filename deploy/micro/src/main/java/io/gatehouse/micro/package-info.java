/**
 * Starts Gatehouse on one machine: PostgreSQL, embedded or given; the schema; Payara Micro with the EAR. One process in
 * the foreground that owns all it started, and a data folder that only one start at a time may use.
 *
 * <p>Payara Micro takes no EAR by itself: an extension jar, built from the full server of the same version, stands
 * before it on the class path, and the EAR is deployed by call once Micro has booted. What one run leaves in Micro's
 * root breaks the next, so each start gets a root of its own.
 */
@NullMarked
package io.gatehouse.micro;

import org.jspecify.annotations.NullMarked;
