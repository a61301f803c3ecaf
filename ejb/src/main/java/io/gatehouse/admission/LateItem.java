package io.gatehouse.admission;

import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import io.gatehouse.common.Violations;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One item of a late upload, readable as a scan or not. */
public sealed interface LateItem {

    /**
     * A scan that a door made alone.
     *
     * @param scan with the time at which the scanner says it was
     * @param n the scanner's rising counter
     */
    record LateScan(
            ScanRequest scan,
            Instant scannedAt,
            @Nullable Long n,
            @Nullable Verdict offlineVerdict,
            @Nullable Reason offlineReason,
            @Nullable UUID operatorId,
            @Nullable Origin origin)
            implements LateItem {

        public LateScan {
            boolean exit = scan.direction() == Direction.EXIT;
            new Violations()
                    .check(
                            exit || offlineVerdict != Verdict.EXITED,
                            "offlineVerdict",
                            "must be ADMITTED or REFUSED for an entry")
                    .check(n == null || n >= 0, "n", "must not be negative")
                    .orThrow();
        }
    }

    /** Whose scan it is, when another hands it in; signed by the scanner that made it. */
    record Origin(UUID scannerId, long n, String signature) {}

    /** What is no scan; kept as it came, but for codes. */
    record Unreadable(@Nullable String scanId, String text, String problem) implements LateItem {}
}
