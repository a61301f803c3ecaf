package io.gatehouse.admission;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the scanner is told, the first time and every time it asks again. */
public record ScanAnswer(
        UUID scanId,
        Verdict verdict,
        @Nullable Reason reason,
        String explanation,
        boolean forced,
        boolean replay,
        Instant decidedAt,
        @Nullable Guest ticket,
        @Nullable Previous previous) {

    /** Whose ticket it is. */
    public record Guest(
            UUID id,
            @Nullable String reference,
            @Nullable String holder,
            @Nullable String category) {}

    /** The admission that used the ticket up. */
    public record Previous(Instant at, String checkpoint, String scanner) {}
}
