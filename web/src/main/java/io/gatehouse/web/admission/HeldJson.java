package io.gatehouse.web.admission;

import io.gatehouse.admission.HeldScan;
import io.gatehouse.admission.ScanAnswer;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "HeldScan")
public record HeldJson(
        UUID id,
        String why,
        UUID scanId,
        UUID checkpointId,
        @Nullable String checkpoint,
        UUID scannerId,
        String scanner,
        ScanAnswer.@Nullable Guest ticket,
        String direction,
        boolean force,
        @Nullable Verdict offlineVerdict,
        @Nullable String offlineReason,
        Instant scannedAt,
        Instant settledAt,
        Instant receivedAt,
        HeldScan.@Nullable Decision decision,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String note,
        @Nullable UUID storedAs) {

    static HeldJson of(HeldScan held) {
        Reason reason = held.offlineReason();
        return new HeldJson(
                held.id(),
                held.why().wire(),
                held.scanId(),
                held.checkpointId(),
                held.checkpoint(),
                held.scannerId(),
                held.scanner(),
                held.ticket(),
                ScanFields.wire(held.direction()),
                held.force(),
                held.offlineVerdict(),
                reason == null ? null : reason.wire(),
                held.scannedAt(),
                held.settledAt(),
                held.receivedAt(),
                held.decision(),
                held.decidedAt(),
                held.decidedBy(),
                held.note(),
                held.storedAs());
    }
}
