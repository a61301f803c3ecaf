/**
 * How fast the real EAR is, beside what it is compared with: every figure of a report stands next to a reference that
 * was taken in the same run, on the same machine, in turns.
 *
 * <p>What is measured is the distribution as it is built, with its own settings, a data folder of its own and a
 * database that flushes every commit. Its EAR is given one more web module and a few classes, which hold the
 * references; see {@link io.gatehouse.bench.MeasuredDistribution}. Guests are seeded into the database, all else is set
 * up over the public API.
 *
 * <p>The clients are our own, for a load tool that shares two cores with what it measures would measure itself: see
 * {@link io.gatehouse.bench.ClosedLoop} and {@link io.gatehouse.bench.OpenLoop}. Gatling drives the steady scenario
 * once more, as a second witness.
 */
@NullMarked
package io.gatehouse.bench;

import org.jspecify.annotations.NullMarked;
