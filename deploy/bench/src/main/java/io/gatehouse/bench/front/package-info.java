/**
 * References behind the product's own front, in its web module: authentication, filters and headers are the product's,
 * only what follows is not.
 *
 * <p>The naive path is how scans were judged first (docs/adr/0002): one JTA transaction a scan, a lock on the ticket,
 * seven short statements. It is cut down to entries by code, and does for those what that path did.
 */
@NullMarked
package io.gatehouse.bench.front;

import org.jspecify.annotations.NullMarked;
