/**
 * What somebody should look at: a code refused again and again, a scanner that calls although it may not, a clock that can't
 * be right, passwords being guessed. It hears what other rooms have committed, away from their threads, and judges by what
 * this node has seen; each alert is one row, counted up by one statement until somebody acknowledges it. Nothing waits for
 * it: when more comes than it can look at, the rest is left out and the log says so.
 */
@NullMarked
package io.gatehouse.alert;

import org.jspecify.annotations.NullMarked;
