/**
 * How requests are read and how what is wrong is told. A request's fields are read one by one, so that its sender
 * learns of all that is wrong at once; every failure becomes a problem of one catalogue, and nothing of our insides
 * leaves with it.
 */
@NullMarked
package io.gatehouse.web.problem;

import org.jspecify.annotations.NullMarked;
