package io.gatehouse.admission;

import io.gatehouse.admission.rules.Effect;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item, durably.
 *
 * @param answer the verdict, unless it is not for this scanner to know or there is none yet
 * @param why in a word, where it is not stored
 */
public record LateOutcome(
        Status status,
        @Nullable String scanId,
        @Nullable ScanAnswer answer,
        Effect effect,
        @Nullable UUID conflictId,
        @Nullable String why) {

    public enum Status {
        /** settled */
        STORED,
        /** kept without effect until a supervisor decides */
        HELD,
        /** not readable as a scan */
        INVALID
    }

    static LateOutcome stored(StoredScan scan, ScanAnswer answer) {
        return new LateOutcome(
                Status.STORED, answer.scanId().toString(), answer, scan.effect(), scan.conflictId(), null);
    }

    static LateOutcome held(UUID scanId, Why why) {
        return new LateOutcome(Status.HELD, scanId.toString(), null, Effect.NONE, null, why.wire());
    }

    static LateOutcome invalid(LateItem.Unreadable item) {
        return new LateOutcome(Status.INVALID, item.scanId(), null, Effect.NONE, null, item.problem());
    }

    /** For a scanner that has lost the right to know: neither verdict nor name. */
    LateOutcome silent() {
        return new LateOutcome(status, scanId, null, effect, null, why);
    }
}
