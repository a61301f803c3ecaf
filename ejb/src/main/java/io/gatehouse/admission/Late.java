package io.gatehouse.admission;

import io.gatehouse.admission.rules.Verdict;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a late upload tells beyond a scan that is asked at once. */
record Late(
        @Nullable Long n,
        @Nullable Verdict offlineVerdict,
        @Nullable UUID operatorId,
        @Nullable UUID uploadedBy) {

    static final Late NOT = new Late(null, null, null, null);
}
