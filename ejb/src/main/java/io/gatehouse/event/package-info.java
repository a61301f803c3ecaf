/**
 * An event, its checkpoints and its clock. A checkpoint is one place with one rule, however many doors and scanners
 * serve it; it is archived and never deleted, for scans speak of it for ever. Its rules hold from the moment they are
 * changed, for scans to come.
 */
@NullMarked
package io.gatehouse.event;

import org.jspecify.annotations.NullMarked;
