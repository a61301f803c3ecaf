/**
 * The rules of the door, as values and pure functions: what a scan is told, and what all scans of a ticket come to. The
 * same classes decide in the browser of a scanner that stands alone, so they know nothing but the language's basics.
 */
@NullMarked
package io.gatehouse.admission.rules;

import org.jspecify.annotations.NullMarked;
