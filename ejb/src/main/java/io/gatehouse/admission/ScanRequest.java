package io.gatehouse.admission;

import io.gatehouse.admission.rules.Direction;
import io.gatehouse.common.Secrets;
import io.gatehouse.common.Violations;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a scanner asks.
 *
 * @param scanId made by the scanner: asked again with the same one, it gets the first verdict
 * @param code what was read, or
 * @param ticketId the guest who was found by name
 */
public record ScanRequest(
        UUID scanId,
        UUID checkpointId,
        @Nullable String code,
        @Nullable UUID ticketId,
        Direction direction,
        @Nullable Instant scannedAt,
        boolean force) {

    private static final int LONGEST_CODE = 4096;

    public ScanRequest {
        new Violations()
                .check((code == null) != (ticketId == null), "code", "must be given, or ticketId in its place")
                .check(
                        code == null || (!code.isBlank() && code.length() <= LONGEST_CODE),
                        "code",
                        "must have from 1 to " + LONGEST_CODE + " characters")
                .orThrow();
        code = code == null ? null : code.strip();
    }

    boolean manual() {
        return ticketId != null;
    }

    /** By which a code is found, and by which two requests can be told apart without keeping the code. */
    byte[] askedHash() {
        return Secrets.hash(code != null ? code : "ticket:" + ticketId);
    }
}
