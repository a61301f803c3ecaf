/**
 * What watchers of an event get: its picture, then what changes in it, numbered, the same for all who may see the same. Who
 * watches has no queue of its own: it is sent the next change when the one before has gone out, out of one short history,
 * and a new picture when it has fallen out of that. It shows what other rooms answer, so it alone uses their shapes.
 */
@NullMarked
package io.gatehouse.web.live;

import org.jspecify.annotations.NullMarked;
