package io.gatehouse.admission;

import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Effect;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A scan that was answered before, with what it had asked, and what it comes to by now. */
record StoredScan(
        UUID checkpointId,
        Direction direction,
        boolean force,
        String hash,
        ScanAnswer answer,
        Effect effect,
        @Nullable UUID conflictId) {

    static StoredScan of(Entry entry) {
        Asked asked = entry.asked();
        return new StoredScan(
                asked.checkpointId(),
                asked.direction(),
                asked.force(),
                asked.hash(),
                entry.answer(),
                entry.plainEffect(),
                null);
    }

    StoredScan with(Effect next, @Nullable UUID inConflict) {
        return new StoredScan(checkpointId, direction, force, hash, answer, next, inConflict);
    }

    boolean asksTheSame(Asked asked) {
        return checkpointId.equals(asked.checkpointId())
                && direction == asked.direction()
                && force == asked.force()
                && hash.equals(asked.hash());
    }
}
