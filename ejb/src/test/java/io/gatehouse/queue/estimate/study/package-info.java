/**
 * Simulated lines in which every guest is told a wait when joining, by the product's own estimate and by others beside it, and
 * in which it is then seen what came true.
 */
@NullMarked
package io.gatehouse.queue.estimate.study;

import org.jspecify.annotations.NullMarked;
