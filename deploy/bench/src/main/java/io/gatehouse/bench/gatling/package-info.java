/** The steady load once more, by Gatling: a second witness beside our own client, and its own report. */
@NullMarked
package io.gatehouse.bench.gatling;

import org.jspecify.annotations.NullMarked;
