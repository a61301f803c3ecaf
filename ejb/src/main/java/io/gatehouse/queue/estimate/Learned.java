package io.gatehouse.queue.estimate;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The pace at which the counters have lately taken guests, and those who wait have given up: whoever has {@code n} before
 * waits until {@code n + 1} are taken, or gone.
 */
public final class Learned implements Pace {

    /** How irregular counters are before it is known, and as how many guests that counts. */
    private static final double USUAL = 0.5;

    private static final double DOUBT = 5;

    /** Beyond that nobody waits. */
    private static final double MOST = 1e9;

    private final boolean known;
    private final int served;
    private final int atWork;
    private final int forgotten;
    /** Seconds a place, while nobody leaves. */
    private final double place;

    private final double leaving;
    /** The square of the coefficient of variation of a guest's time at the counter. */
    private final double irregularity;

    private final double uncertainty;
    /** Of whom a counter that is free calls. */
    private final Wait soon;

    private final Margins margins;

    private Learned(Calls calls, History history, WorkClock clock, int least) {
        var cycle = calls.cycle();
        served = calls.served();
        known = served >= Math.max(1, least) && cycle.count() > 0;
        atWork = atWork(calls, history, clock);
        forgotten = calls.forgotten();
        place = Math.min(MOST, cycle.mean()) / atWork;
        double square = cycle.mean() * cycle.mean();
        double seen = square > 0 ? Math.min(9, cycle.variance() / square) : 0;
        irregularity = (cycle.count() * seen + DOUBT * USUAL) / (cycle.count() + DOUBT);
        uncertainty = irregularity / Math.max(1, cycle.count());
        leaving = Leaving.rate(history.visits(), calls.turns(), clock);
        var reactions = calls.reactions();
        // Somewhat wide, for a counter may be taken that was thought free.
        soon = new Wait(reactions.quantile(0.5), reactions.quantile(0.05), reactions.quantile(0.95));
        margins = margins(calls);
    }

    /** Nothing is said before so many were served. */
    public static Learned of(History history, int leastCompletions) {
        var clock = new WorkClock(history.now(), history.pauses());
        var calls = new Calls(history.visits(), clock);
        return new Learned(calls, history, clock, leastCompletions);
    }

    private static int atWork(Calls calls, History history, WorkClock clock) {
        int most = Math.max(1, history.counters());
        if (calls.believed(clock.at(history.countersSince()))) {
            return most;
        }
        return Math.max(1, Math.min(most, calls.atWork()));
    }

    @Override
    public Optional<Wait> at(Spot spot) {
        if (!known) {
            return Optional.empty();
        }
        int ahead = Math.max(0, spot.waitingAhead());
        int busy = Math.max(0, spot.inService() - forgotten);
        if (ahead < atWork - busy) {
            return Optional.of(soon);
        }
        var spread = spread(mean(ahead, atWork - busy));
        return Optional.of(spread.around(spread.at(0), margins.below(), margins.above()));
    }

    /** Each place costs a turn of a counter; while that lasts, some of those ahead leave. */
    private double mean(int ahead, int free) {
        double first = place * (1 - (1 - Math.min(1, irregularity)) * Math.pow(atWork + 1, -2));
        if (free > 0 && ahead > 0) {
            first -= place / ((double) ahead * ahead);
        }
        if (!(leaving > 0 && place > 0)) {
            return first + ahead * place;
        }
        return first + Math.log1p(ahead * leaving / (1 / place + leaving / 2)) / leaving;
    }

    private Spread spread(double mean) {
        return new Spread(mean, irregularity * place * mean + uncertainty * mean * mean);
    }

    private Margins margins(Calls calls) {
        var all = calls.turns().stream().map(Turn::call).toList();
        // The middle lies below the mean.
        return Margins.of(all, place / 2, seconds -> spread(seconds + irregularity * place / 3));
    }

    @Override
    public OptionalDouble secondsPerPlace() {
        return known ? OptionalDouble.of(place) : OptionalDouble.empty();
    }

    @Override
    public int samples() {
        return served;
    }
}
