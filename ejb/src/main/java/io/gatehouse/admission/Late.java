package io.gatehouse.admission;

import io.gatehouse.admission.rules.Verdict;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a late upload tells beyond a scan that is asked at once: of that, only who asked. */
record Late(
        @Nullable Long n,
        @Nullable Verdict offlineVerdict,
        @Nullable UUID operatorId,
        @Nullable UUID uploadedBy) {

    static Late not(@Nullable UUID operatorId) {
        return new Late(null, null, operatorId, null);
    }
}
