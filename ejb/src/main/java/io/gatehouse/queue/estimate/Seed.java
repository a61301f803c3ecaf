package io.gatehouse.queue.estimate;

import io.gatehouse.queue.estimate.Visit.Outcome;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How queues commonly reckon: the difference of the numbers times the moving average of the time that a guest takes. It knows
 * nothing of how many counters there are and counts as ahead who has left.
 */
public final class Seed implements Pace {

    private static final double OLD = 0.7;

    /** So many standard deviations are exceeded by one of ten, normally. */
    private static final double ONE_OF_TEN = 1.2816;

    /** Beyond that nobody waits. */
    private static final double MOST = 1e9;

    private final boolean known;
    private final int served;
    private final double average;
    private final double variance;

    private Seed(int served, double average, double variance, int least) {
        known = served >= Math.max(1, least);
        this.served = served;
        this.average = average;
        this.variance = variance;
    }

    public static Seed of(History history, int least) {
        var times = history.visits().stream()
                .filter(visit -> visit.outcome() == Outcome.SERVED && visit.called() != null && visit.ended() != null)
                .sorted(Comparator.comparing(Visit::ended))
                .mapToDouble(visit -> Math.max(0, WorkClock.seconds(visit.called(), visit.ended())))
                .toArray();
        double average = times.length == 0 ? 0 : times[0];
        var sample = new Sample();
        for (int i = 1; i < times.length; i++) {
            average = OLD * average + (1 - OLD) * times[i];
        }
        for (int i = times.length - 1; i >= 0; i--) {
            sample.add(times[i]);
        }
        return new Seed(
                times.length, average, sample.upTo(Double.POSITIVE_INFINITY).variance(), least);
    }

    @Override
    public Optional<Wait> at(Spot spot) {
        if (!known) {
            return Optional.empty();
        }
        int ahead = Math.max(0, spot.numbersAhead());
        double seconds = Math.min(MOST, ahead * average);
        double doubt = (1 - OLD) / (1 + OLD);
        return Optional.of(
                new Spread(seconds, variance * ahead * (1 + doubt * ahead)).around(seconds, -ONE_OF_TEN, ONE_OF_TEN));
    }

    @Override
    public OptionalDouble secondsPerPlace() {
        return known ? OptionalDouble.of(average) : OptionalDouble.empty();
    }

    @Override
    public int samples() {
        return served;
    }
}
