/** Lines of guests over HTTP and sockets, and their pages: for guests, hosts, the wall and those in charge. */
@NullMarked
package io.gatehouse.web.queue;

import org.jspecify.annotations.NullMarked;
