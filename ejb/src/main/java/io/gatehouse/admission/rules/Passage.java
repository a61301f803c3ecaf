package io.gatehouse.admission.rules;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A scan by which somebody passed: told admitted or exited by us, or let in by a door that stood alone.
 *
 * @param settledAt when it happened, as well as can be known
 * @param n the scanner's rising counter
 * @param scannedAt what the scanner's clock said, which orders those that came from the future
 * @param allowed how many entries the rule allowed when it was judged
 */
public record Passage(
        String scanId,
        Instant settledAt,
        @Nullable Long n,
        @Nullable Instant scannedAt,
        Direction direction,
        Kind kind,
        boolean forceAsked,
        int allowed,
        boolean reentry,
        Decided decided) {

    public enum Kind {
        /** within the rule, if there is an entry left */
        ORDINARY,
        /** forced past another rule than the number of entries */
        OUTSIDE,
        /** let in by a door that stood alone, though the rules refuse it */
        DISPUTED
    }

    /** What a person has said of it. */
    public enum Decided {
        OPEN,
        COUNTED,
        SET_ASIDE,
        ANNULLED
    }

    /** The order in which scans are settled, the same whatever the order in which they arrived. */
    public static final Comparator<Passage> ORDER = Comparator.comparing(Passage::settledAt)
            .thenComparing(Passage::n, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Passage::scannedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Passage::scanId);

    public Passage decided(Decided next) {
        return new Passage(scanId, settledAt, n, scannedAt, direction, kind, forceAsked, allowed, reentry, next);
    }
}
