package io.gatehouse.admission;

import io.gatehouse.admission.rules.Passage;
import io.gatehouse.admission.rules.Passage.Decided;
import io.gatehouse.admission.rules.Passage.Kind;
import io.gatehouse.admission.rules.Reason;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A late scan that can be settled, with the time at which it is. */
record Upload(Asked asked, Late late, @Nullable Reason offlineReason, Instant settledAt) {

    static final Comparator<Upload> ORDER =
            Comparator.comparing(upload -> upload.passage(Kind.ORDINARY, Integer.MAX_VALUE, false), Passage.ORDER);

    Passage passage(Kind kind, int allowed, boolean reentry) {
        return new Passage(
                asked.scanId().toString(),
                settledAt,
                late.n(),
                asked.scannedAt(),
                asked.direction(),
                kind,
                asked.force(),
                allowed,
                reentry,
                Decided.OPEN);
    }
}
