package io.gatehouse.admission;

import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Effect;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored scan, and what it comes to by now.
 *
 * @param scannedAt what the scanner's clock said
 * @param settledAt what counts
 */
public record ScanRecord(
        long position,
        UUID scanId,
        @Nullable UUID ticketId,
        UUID checkpointId,
        UUID scannerId,
        @Nullable UUID operatorId,
        Direction direction,
        Verdict verdict,
        @Nullable Reason reason,
        @Nullable Verdict offlineVerdict,
        Effect effect,
        @Nullable UUID conflictId,
        boolean forced,
        boolean manual,
        @Nullable Instant scannedAt,
        Instant settledAt,
        Instant decidedAt,
        Named named) {

    /** The names of what it speaks of, for people. */
    public record Named(
            @Nullable String reference,
            @Nullable String holder,
            @Nullable String category,
            String checkpoint,
            String scanner) {}
}
