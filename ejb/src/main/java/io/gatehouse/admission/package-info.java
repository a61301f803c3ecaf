/**
 * The verdict on a scan. A scan locks its ticket, is judged by a pure policy, and is stored with its verdict in one
 * transaction; an admission takes a numbered slot that the database won't give twice. Refusals are values and rows, and
 * the first verdict for a {@code scanId} is the only one.
 */
@NullMarked
package io.gatehouse.admission;

import org.jspecify.annotations.NullMarked;
