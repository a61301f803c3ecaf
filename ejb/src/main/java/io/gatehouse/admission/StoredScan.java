package io.gatehouse.admission;

import java.util.HexFormat;
import java.util.UUID;

/** A scan that was answered before, with what it had asked. */
record StoredScan(UUID checkpointId, Direction direction, boolean force, String asked, ScanAnswer answer) {

    boolean asksTheSame(ScanRequest request, boolean forceAsked) {
        return checkpointId.equals(request.checkpointId())
                && direction == request.direction()
                && force == forceAsked
                && asked.equals(HexFormat.of().formatHex(request.askedHash()));
    }
}
