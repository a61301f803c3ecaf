package io.gatehouse.queue.estimate.study;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What a line's day is like; times in seconds from its opening.
 *
 * @param spells what holds until when, in order
 * @param told whether the operator sets the number of counters whenever it changes, or leaves the highest all day
 * @param service from call to done
 * @param turnover from done to the next call, drawn evenly from none to twice that
 * @param patience after which a guest gives up on average, drawn anew for each
 * @param noShows the share of those called who don't come
 * @param rest when all counters have a break that nobody knew of before
 * @param forgotten the share of guests for whom nobody presses done when they leave
 * @param wanted how far off our estimate may be on average, as a share of how far off the seed's is
 */
record Scenario(
        String name,
        List<Spell> spells,
        boolean told,
        Service service,
        double turnover,
        double patience,
        double noShows,
        double forgotten,
        Rest rest,
        double wanted) {

    static final double DAY = 8 * 3600;

    /** How long the host waits for somebody who doesn't come, at least; and how much longer at most. */
    private static final double GRACE = 45;

    private static final double MORE_GRACE = 30;

    /** How many come an hour, and how many counters there are for them. */
    record Spell(double until, double hourly, int counters) {}

    /** A lognormal time, or an exponential one where {@code sigma} is 0. */
    record Service(double mean, double sigma) {

        double draw(SplittableRandom random) {
            return sigma == 0
                    ? exponential(random, mean)
                    : mean * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
        }
    }

    /** When all counters have a break. */
    record Rest(double from, double until) {

        static final Rest NONE = new Rest(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    static final List<Scenario> ALL = List.of(
            new Scenario(
                    "one counter, textbook (M/M/1, load 0.9)",
                    List.of(new Spell(DAY, 13.5, 1)),
                    true,
                    new Service(240, 0),
                    0,
                    Double.POSITIVE_INFINITY,
                    0,
                    0,
                    Rest.NONE,
                    0.8),
            new Scenario(
                    "three counters",
                    List.of(new Spell(DAY, 40, 3)),
                    true,
                    new Service(240, 0.6),
                    10,
                    Double.POSITIVE_INFINITY,
                    0,
                    0.03,
                    Rest.NONE,
                    0.2),
            new Scenario(
                    "three counters, no-shows, leaving",
                    List.of(new Spell(DAY, 53, 3)),
                    true,
                    new Service(240, 0.6),
                    10,
                    7200,
                    0.15,
                    0.03,
                    Rest.NONE,
                    0.2),
            new Scenario(
                    "peaks, two to four counters, a pause",
                    List.of(
                            new Spell(3600, 28, 2),
                            new Spell(2 * 3600, 48, 3),
                            new Spell(3.5 * 3600, 58, 4),
                            new Spell(5 * 3600, 36, 3),
                            new Spell(6.5 * 3600, 54, 4),
                            new Spell(DAY, 24, 2)),
                    false,
                    new Service(240, 0.6),
                    10,
                    Double.POSITIVE_INFINITY,
                    0.05,
                    0.03,
                    new Rest(4 * 3600, 4 * 3600 + 1200),
                    0.2),
            new Scenario(
                    "one host, many no-shows, many leave",
                    List.of(new Spell(DAY, 20, 1)),
                    true,
                    new Service(240, 0.6),
                    10,
                    3600,
                    0.25,
                    0.03,
                    Rest.NONE,
                    0.55));

    static double exponential(SplittableRandom random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    double grace(SplittableRandom random) {
        return GRACE + MORE_GRACE * random.nextDouble();
    }

    Spell at(double time) {
        return spells.stream().filter(spell -> time < spell.until()).findFirst().orElse(spells.get(spells.size() - 1));
    }

    int mostCounters() {
        return spells.stream().mapToInt(Spell::counters).max().orElse(1);
    }
}
