package io.gatehouse.admission;

import io.gatehouse.admission.rules.Door;
import io.gatehouse.scanner.Profile;
import io.gatehouse.scanner.ScannerStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and where: the scanner as it stands now and the checkpoint it asks for.
 *
 * @param operatorId who works at the scanner, if they signed on
 * @param rights the version of the event's rights at which this was read
 * @param checkpoint none, when this scanner doesn't serve the one it asked for
 */
record Place(
        UUID scannerId,
        String scannerName,
        ScannerStatus status,
        Profile profile,
        UUID eventId,
        ZoneId timezone,
        Instant eventStart,
        Instant expiresAt,
        @Nullable UUID operatorId,
        long rights,
        @Nullable Gate checkpoint) {

    /** A checkpoint with its door and what limits it. */
    record Gate(
            UUID id,
            String name,
            Door door,
            @Nullable Integer capacity,
            @Nullable Integer eventCapacity) {

        boolean limited() {
            return capacity != null || eventCapacity != null;
        }
    }

    Gate gate() {
        if (checkpoint == null) {
            throw new IllegalStateException("A scanner without a checkpoint has no right to ask");
        }
        return checkpoint;
    }
}
