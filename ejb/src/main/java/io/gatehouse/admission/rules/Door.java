package io.gatehouse.admission.rules;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A checkpoint as the policy sees it. Its window is half-open; no category named means that all are welcome. */
public record Door(
        boolean paused,
        boolean archived,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        Set<String> categories,
        boolean acceptUnpaid,
        int entriesPerTicket,
        boolean reentry) {

    public boolean closedAt(Instant at) {
        return archived || (opensAt != null && at.isBefore(opensAt)) || (closesAt != null && !at.isBefore(closesAt));
    }

    /** For scans of the past: it may have been paused or given up since, and what it was then is not known. */
    public Door asItWouldHaveStood() {
        return new Door(false, false, opensAt, closesAt, categories, acceptUnpaid, entriesPerTicket, reentry);
    }

    public boolean welcomes(@Nullable String category) {
        return categories.isEmpty() || (category != null && categories.contains(category));
    }
}
