package io.gatehouse.queue;

import io.gatehouse.queue.estimate.Wait;
import org.jspecify.annotations.Nullable;

/**
 * A place and where it stands.
 *
 * @param ahead how many live places are before it; 0 of one that is no longer live
 * @param eta none while too little is known, the line is paused, or it is not waiting
 */
public record Position(Place place, int ahead, @Nullable Wait eta) {}
