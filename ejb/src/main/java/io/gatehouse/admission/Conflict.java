package io.gatehouse.admission;

import io.gatehouse.admission.ScanAnswer.Guest;
import io.gatehouse.admission.rules.Resolution;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * More people were let in with a ticket at a checkpoint than its rule allows.
 *
 * @param ticket none, when what was let in is no code of ours
 * @param scans both sides, in the order of their settled times
 */
public record Conflict(
        long position,
        UUID id,
        UUID eventId,
        String kind,
        @Nullable Guest ticket,
        UUID checkpointId,
        String checkpoint,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Resolution resolution,
        @Nullable UUID winnerScanId,
        @Nullable String resolvedBy,
        @Nullable String note,
        List<ScanRecord> scans) {

    public boolean open() {
        return closedAt == null;
    }
}
