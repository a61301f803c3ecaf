package io.gatehouse.admission;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import java.util.UUID;

/** Either a verdict, or why the request was not a scan at all. Both are committed: the second leaves an audit record. */
public sealed interface ScanOutcome {

    /** The verdict; or else the problem, thrown where no transaction can be undone by it any more. */
    ScanAnswer orThrow();

    record Told(ScanAnswer answer) implements ScanOutcome {

        @Override
        public ScanAnswer orThrow() {
            return answer;
        }
    }

    record TurnedAway(ProblemType type, String detail, UUID eventId) implements ScanOutcome {

        @Override
        public ScanAnswer orThrow() {
            throw new ProblemException(type, detail);
        }
    }
}
