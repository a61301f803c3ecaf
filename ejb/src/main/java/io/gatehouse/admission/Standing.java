package io.gatehouse.admission;

import io.gatehouse.admission.ScanAnswer.Previous;
import io.gatehouse.admission.rules.Tally;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a ticket stands at a checkpoint: as it was read, and as it becomes. */
final class Standing {

    /** An entry that came before. */
    record Earlier(UUID scanId, Previous told) {}

    private final Pair pair;
    private final @Nullable String category;
    private final long version;
    private final Tally before;
    private final int disputedBefore;

    private Tally tally;
    private int disputed;
    private @Nullable Instant lastSettled;
    private @Nullable Earlier first;
    private boolean touched;

    Standing(
            Pair pair,
            @Nullable String category,
            long version,
            Tally tally,
            int disputed,
            @Nullable Instant lastSettled) {
        this.pair = pair;
        this.category = category;
        this.version = version;
        this.before = tally;
        this.tally = tally;
        this.disputedBefore = disputed;
        this.disputed = disputed;
        this.lastSettled = lastSettled;
    }

    Pair pair() {
        return pair;
    }

    @Nullable
    String category() {
        return category;
    }

    /** Zero where there is no row yet. */
    long version() {
        return version;
    }

    Tally before() {
        return before;
    }

    int disputedBefore() {
        return disputedBefore;
    }

    Tally tally() {
        return tally;
    }

    int disputed() {
        return disputed;
    }

    @Nullable
    Instant lastSettled() {
        return lastSettled;
    }

    boolean touched() {
        return touched;
    }

    /** The entry that used the ticket up, as far as is known. */
    @Nullable
    Earlier first() {
        return first;
    }

    void cameFirst(@Nullable Earlier entry) {
        if (first == null) {
            first = entry;
        }
    }

    void nobodyCameFirst() {
        first = null;
    }

    /** The time of a scan that is judged now: after all that was settled before, also where two clocks disagree. */
    Instant next(Instant now) {
        return lastSettled == null || lastSettled.isBefore(now) ? now : lastSettled.plusMillis(1);
    }

    void become(Tally next, int nextDisputed, Instant settledAt) {
        tally = next;
        disputed = nextDisputed;
        touched = true;
        if (lastSettled == null || settledAt.isAfter(lastSettled)) {
            lastSettled = settledAt;
        }
    }
}
