package io.gatehouse.admission;

import io.gatehouse.common.ProblemType;

/** Either a verdict, or why the request was not a scan at all. Both are committed: the second leaves an audit record. */
public sealed interface ScanOutcome {

    record Told(ScanAnswer answer) implements ScanOutcome {}

    record TurnedAway(ProblemType type, String detail) implements ScanOutcome {}
}
