package io.gatehouse.web.admission;

import io.gatehouse.admission.ScanRecord;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "StoredScan")
public record ScanJson(
        UUID scanId,
        @Nullable UUID ticketId,
        UUID checkpointId,
        UUID scannerId,
        @Nullable UUID operatorId,
        String direction,
        Verdict verdict,
        @Nullable String reason,
        @Nullable Verdict offlineVerdict,
        String effect,
        @Nullable UUID conflictId,
        boolean forced,
        boolean manual,
        @Nullable Instant scannedAt,
        Instant settledAt,
        boolean timeCorrected,
        Instant decidedAt) {

    static ScanJson of(ScanRecord scan) {
        Reason reason = scan.reason();
        boolean late = scan.offlineVerdict() != null || scan.settledAt().isBefore(scan.decidedAt());
        return new ScanJson(
                scan.scanId(),
                scan.ticketId(),
                scan.checkpointId(),
                scan.scannerId(),
                scan.operatorId(),
                ScanFields.wire(scan.direction()),
                scan.verdict(),
                reason == null ? null : reason.wire(),
                scan.offlineVerdict(),
                scan.effect().wire(),
                scan.conflictId(),
                scan.forced(),
                scan.manual(),
                scan.scannedAt(),
                scan.settledAt(),
                late && scan.scannedAt() != null && !scan.scannedAt().equals(scan.settledAt()),
                scan.decidedAt());
    }
}
