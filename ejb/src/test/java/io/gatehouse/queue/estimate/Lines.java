package io.gatehouse.queue.estimate;

import io.gatehouse.queue.estimate.Visit.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the past of a line, guest by guest; times in seconds. */
final class Lines {

    static final Instant OPENING = Instant.parse("2026-06-01T08:00:00Z");

    private final List<Visit> visits = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private @Nullable Instant countersSince;

    /** As many counters call together, and end together, as often as it takes for all guests. */
    static Lines batches(int guests, int counters, double seconds) {
        return staggered(guests, counters, seconds, 0);
    }

    /** Each counter begins somewhat after the one before it. */
    static Lines staggered(int guests, int counters, double seconds, double shift) {
        var lines = new Lines();
        for (int i = 0; i < guests; i++) {
            int counter = i % counters;
            int round = i / counters;
            double called = seconds * round + shift * counter;
            lines.served(0, called, called + seconds, counter + 1);
        }
        return lines;
    }

    Lines served(double joined, double called, double ended, int counter) {
        return add(joined, called, ended, Outcome.SERVED, counter, null);
    }

    Lines noShow(double joined, double called, double ended, int counter) {
        return add(joined, called, ended, Outcome.NO_SHOW, counter, null);
    }

    Lines open(double joined, double called, int counter) {
        return add(joined, called, null, Outcome.OPEN, counter, null);
    }

    Lines left(double joined, double ended) {
        return add(joined, null, ended, Outcome.LEFT, 0, null);
    }

    Lines promised(double joined, double called, Wait wait) {
        return add(joined, called, called, Outcome.SERVED, 1, wait);
    }

    Lines pause(double from, double until) {
        pauses.add(new Pause(moment(from), moment(until)));
        return this;
    }

    Lines countersSince(double since) {
        countersSince = moment(since);
        return this;
    }

    private Lines add(
            double joined,
            @Nullable Double called,
            @Nullable Double ended,
            Outcome outcome,
            int counter,
            @Nullable Wait promised) {
        visits.add(new Visit(
                moment(joined),
                called == null ? null : moment(called),
                ended == null ? null : moment(ended),
                outcome,
                counter,
                promised));
        return this;
    }

    History at(double now, int counters) {
        visits.sort(Comparator.comparing(
                Visit::called,
                Comparator.nullsLast(Comparator.<Instant>naturalOrder().reversed())));
        return countersSince == null
                ? new History(visits, pauses, counters, moment(now))
                : new History(visits, pauses, counters, countersSince, moment(now));
    }

    static Instant moment(double seconds) {
        return OPENING.plus(Duration.ofNanos(Math.round(seconds * 1e9)));
    }
}
