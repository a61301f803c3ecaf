package io.gatehouse.admission;

import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which scans of an event; what is not given doesn't matter. */
public record ScanFilter(
        @Nullable Verdict verdict,
        @Nullable Reason reason,
        @Nullable UUID scannerId,
        @Nullable UUID checkpointId,
        @Nullable UUID ticketId,
        @Nullable Instant since) {

    public static final ScanFilter ALL = new ScanFilter(null, null, null, null, null, null);
}
