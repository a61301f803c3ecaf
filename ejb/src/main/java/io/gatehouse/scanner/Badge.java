package io.gatehouse.scanner;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a scanner may do, wherever at its event it stands.
 *
 * @param granted what somebody decided; by now its time may be over
 * @param operatorId who works at it, if they signed on
 * @param rights the version of the event's rights at which this was read
 */
public record Badge(
        UUID scannerId,
        UUID eventId,
        ScannerStatus granted,
        Instant expiresAt,
        @Nullable UUID operatorId,
        long rights) {

    public ScannerStatus status(Instant now) {
        return Expiry.apply(granted, expiresAt, now);
    }
}
