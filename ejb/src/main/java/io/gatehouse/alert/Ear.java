package io.gatehouse.alert;

import io.gatehouse.admission.Verdicts;
import io.gatehouse.common.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.jspecify.annotations.Nullable;

/**
 * Hears what was committed and passes it on to the watch, once that has begun. It needs nothing of the server itself: the first
 * account is made so early that nobody could be given a database or a thread.
 */
@ApplicationScoped
class Ear {

    private volatile @Nullable Watch watch;

    void passOnTo(Watch begun) {
        watch = begun;
    }

    void scanned(@Observes(during = TransactionPhase.AFTER_SUCCESS) Verdicts verdicts) {
        Watch begun = watch;
        if (begun != null) {
            begun.scanned(verdicts);
        }
    }

    void done(@Observes(during = TransactionPhase.AFTER_SUCCESS) Fact fact) {
        Watch begun = watch;
        if (begun != null) {
            begun.done(fact);
        }
    }
}
