package io.gatehouse.admission;

import io.gatehouse.admission.rules.Direction;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scan as it is asked, and by whom.
 *
 * @param ticketId the guest who was found by name, in place of a code
 * @param hash SHA-256 of what was asked for, in hex: by it a code is found, and two requests are told apart
 */
record Asked(
        UUID scanId,
        UUID scannerId,
        UUID checkpointId,
        @Nullable UUID ticketId,
        String hash,
        Direction direction,
        boolean force,
        @Nullable Instant scannedAt) {

    static Asked of(UUID scannerId, ScanRequest request) {
        return new Asked(
                request.scanId(),
                scannerId,
                request.checkpointId(),
                request.ticketId(),
                HexFormat.of().formatHex(request.askedHash()),
                request.direction(),
                request.force(),
                request.scannedAt());
    }

    boolean manual() {
        return ticketId != null;
    }

    byte[] hashBytes() {
        return HexFormat.of().parseHex(hash);
    }

    Asked withForce(boolean effective) {
        return effective == force
                ? this
                : new Asked(scanId, scannerId, checkpointId, ticketId, hash, direction, effective, scannedAt);
    }
}
