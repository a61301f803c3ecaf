/**
 * Committed facts as watchers see them. It hears what other rooms say, after their commit, on this node and on all others,
 * and tells the watchers of an event which part of its picture is to be read anew. So every figure on a screen comes from
 * the database, never from adding up what was heard; what a node did not hear shows itself when the picture is read again.
 * Nobody depends on it.
 */
@NullMarked
package io.gatehouse.live;

import org.jspecify.annotations.NullMarked;
