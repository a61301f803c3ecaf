/** The bench's own web module: what Payara and JAX-RS alone cost, with nothing of the product before or behind. */
@NullMarked
package io.gatehouse.bench.bare;

import org.jspecify.annotations.NullMarked;
