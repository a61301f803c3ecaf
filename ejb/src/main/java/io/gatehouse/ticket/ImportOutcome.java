package io.gatehouse.ticket;

import java.util.List;

/**
 * What became of a chunk's rows.
 *
 * @param errors one for each row that was rejected
 */
record ImportOutcome(int imported, int unchanged, List<ImportError> errors) {}
