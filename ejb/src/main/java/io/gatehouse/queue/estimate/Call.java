package io.gatehouse.queue.estimate;

import io.gatehouse.queue.estimate.Visit.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A guest who was called; times by the {@link WorkClock}.
 *
 * @param ended infinite if nobody has said so yet
 * @param waited by the clock on the wall, as the guest felt it
 */
record Call(
        double joined,
        double called,
        double ended,
        Outcome outcome,
        int counter,
        double waited,
        @Nullable Wait promised) {

    static Call of(Visit visit, WorkClock clock) {
        double called = clock.at(Objects.requireNonNull(visit.called()));
        double ended = visit.ended() == null ? Double.POSITIVE_INFINITY : clock.at(visit.ended());
        return new Call(
                Math.min(called, clock.at(visit.joined())),
                called,
                ended < called ? Double.POSITIVE_INFINITY : ended,
                visit.outcome(),
                visit.counter(),
                WorkClock.seconds(visit.joined(), visit.called()),
                visit.promised());
    }
}
