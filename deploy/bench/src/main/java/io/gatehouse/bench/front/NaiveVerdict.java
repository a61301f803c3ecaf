package io.gatehouse.bench.front;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record NaiveVerdict(
        UUID scanId,
        String verdict,
        @Nullable String reason,
        String explanation,
        boolean forced,
        boolean replay,
        Instant decidedAt,
        @Nullable Guest ticket) {

    public record Guest(UUID id, @Nullable String category) {}

    static NaiveVerdict of(UUID scanId, @Nullable Guest guest) {
        return new NaiveVerdict(scanId, "ADMITTED", null, "Welcome", false, false, Instant.now(), guest);
    }

    static NaiveVerdict replay(UUID scanId, String verdict) {
        return new NaiveVerdict(scanId, verdict, null, "As before", false, true, Instant.now(), null);
    }

    static NaiveVerdict refused(UUID scanId, String reason) {
        return new NaiveVerdict(scanId, "REFUSED", reason, "No entry", false, false, Instant.now(), null);
    }
}
