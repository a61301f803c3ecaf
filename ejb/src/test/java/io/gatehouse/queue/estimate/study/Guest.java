package io.gatehouse.queue.estimate.study;

import io.gatehouse.queue.estimate.Visit;
import io.gatehouse.queue.estimate.Visit.Outcome;
import io.gatehouse.queue.estimate.Wait;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who joined a simulated line. */
final class Guest {

    final int number;
    final double joined;
    private double called = Double.NaN;
    private double ended = Double.NaN;
    private int counter;
    private Outcome outcome = Outcome.OPEN;
    private @Nullable Wait promised;
    private @Nullable Visit visit;

    Guest(int number, double joined) {
        this.number = number;
        this.joined = joined;
    }

    void promise(Wait wait) {
        promised = wait;
    }

    void call(double time, int to) {
        called = time;
        counter = to;
        visit = null;
    }

    void end(double time, Outcome how) {
        ended = time;
        outcome = how;
        visit = null;
    }

    boolean waits() {
        return Double.isNaN(called) && outcome == Outcome.OPEN;
    }

    boolean isCalled() {
        return !Double.isNaN(called);
    }

    boolean is(Outcome what) {
        return outcome == what;
    }

    double waited() {
        return called - joined;
    }

    /** As the product stores it. */
    Visit visit() {
        var known = visit;
        if (known == null) {
            known = new Visit(instant(joined), instantOrNone(called), instantOrNone(ended), outcome, counter, promised);
            visit = known;
        }
        return known;
    }

    private static @Nullable Instant instantOrNone(double seconds) {
        return Double.isNaN(seconds) ? null : instant(seconds);
    }

    static Instant instant(double seconds) {
        return Instant.ofEpochMilli(Math.round(1000 * seconds));
    }
}
