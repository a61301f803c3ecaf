/**
 * Lines of guests: who waits, who is next, and how long it will take. The line's row is its lock, and every change begins
 * with it: so numbers have no gaps, a place is called once, counts are true and changes are numbered in the order of their
 * commits. Which moves are legal, and whose they are, is a table of states and roles; each move is one conditional
 * statement, so that whoever comes too late changes nothing and learns the present state. A guest is a device that knows a
 * secret, and nothing else about anybody is kept; what is kept of secrets is their hashes.
 *
 * <p>How long it takes is learned from the line's own past, and is told with a range. What was told on joining is kept,
 * compared with what came true, and published: who waits may know how good the estimate is.
 */
@NullMarked
package io.gatehouse.queue;

import org.jspecify.annotations.NullMarked;
