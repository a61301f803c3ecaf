/**
 * How long a guest will wait, from what a line's past tells. Pure values and arithmetic: the same code serves the line and
 * the study that compares it with other ways to estimate.
 */
@NullMarked
package io.gatehouse.queue.estimate;

import org.jspecify.annotations.NullMarked;
