/**
 * Statements in plain SQL, for rooms whose changes are single conditional statements. Where objects are loaded, changed and
 * stored, Jakarta Persistence does that.
 */
@NullMarked
package io.gatehouse.database;

import org.jspecify.annotations.NullMarked;
