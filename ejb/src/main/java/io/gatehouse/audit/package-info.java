/**
 * Who did what, refused attempts included, in a table that only grows. It observes the facts of every room inside their
 * transactions: what was rolled back was not done, and what was done can't go unrecorded. Nobody depends on it.
 */
@NullMarked
package io.gatehouse.audit;

import org.jspecify.annotations.NullMarked;
