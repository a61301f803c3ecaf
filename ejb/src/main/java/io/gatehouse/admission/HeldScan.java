package io.gatehouse.admission;

import io.gatehouse.admission.ScanAnswer.Guest;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A late upload that waits for a supervisor, or has waited.
 *
 * @param checkpoint its name, if it is one of this event
 * @param storedAs the scan that it became when it was released
 */
public record HeldScan(
        long position,
        UUID id,
        UUID eventId,
        Why why,
        UUID scanId,
        UUID checkpointId,
        @Nullable String checkpoint,
        UUID scannerId,
        String scanner,
        @Nullable Guest ticket,
        Direction direction,
        boolean force,
        @Nullable Verdict offlineVerdict,
        @Nullable Reason offlineReason,
        Instant scannedAt,
        Instant settledAt,
        Instant receivedAt,
        @Nullable Decision decision,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String note,
        @Nullable UUID storedAs) {

    public enum Decision {
        RELEASED,
        REJECTED
    }
}
