/**
 * The verdict on a scan, and what all scans come to. A verdict is what the scanner was told, once and for ever; refusals are
 * values and rows. Scans that are asked together are judged by pure rules and stored by one statement, which stores nothing
 * if a ticket has moved meanwhile; an admission takes a numbered slot that the database won't give twice. What comes late
 * or is decided by a person folds the ticket's whole history anew, by the same rules.
 *
 * <p>The room has a boundary for each who comes: {@link io.gatehouse.admission.Admission} for doors, {@link
 * io.gatehouse.admission.Scans} for those who look into what happened, {@link io.gatehouse.admission.Decisions} for those who
 * decide about it.
 */
@NullMarked
package io.gatehouse.admission;

import org.jspecify.annotations.NullMarked;
