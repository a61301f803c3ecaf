package io.gatehouse.queue.estimate;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Between how many standard deviations below and above the likely wait four of five guests are called: what theory says,
 * corrected by what came of the latest promises.
 */
record Margins(double below, double above) {

    /** So many standard deviations are exceeded by one of ten, normally. */
    private static final double NORMALLY = 1.2816;

    private static final double ONE_OF_FIVE = 0.2;
    /** As many promises as theory is worth. */
    private static final double THEORY = 40;

    /** How strongly it is countered that more or fewer than one of five were missed. */
    private static final double COUNTER = 12;

    /** Nobody is believed to be farther off. */
    private static final double MOST = 5;

    /**
     * @param calls the latest first
     * @param least the shortest wait that is reckoned by spreads
     * @param spreads how a wait is spread that is likely to be so many seconds
     */
    static Margins of(List<Call> calls, double least, DoubleFunction<Spread> spreads) {
        var deviations = new Sample();
        int promises = 0;
        int missed = 0;
        for (var call : calls) {
            var promised = call.promised();
            if (promised == null) {
                continue;
            }
            promises++;
            missed += promised.holds(call.waited()) ? 0 : 1;
            if (promised.seconds() > least) {
                deviations.add(spreads.apply(promised.seconds()).deviations(call.called() - call.joined()));
            }
        }
        double trust = deviations.size() / (deviations.size() + THEORY);
        double level = level((missed + ONE_OF_FIVE * THEORY) / (promises + THEORY)) / 2;
        return new Margins(
                mixed(deviations.quantile(level), -NORMALLY, trust),
                mixed(deviations.quantile(1 - level), NORMALLY, trust));
    }

    /** If more were missed than should be, fewer shall be. */
    private static double level(double missed) {
        return Math.max(ONE_OF_FIVE / 20, Math.min(2 * ONE_OF_FIVE, ONE_OF_FIVE + COUNTER * (ONE_OF_FIVE - missed)));
    }

    private static double mixed(double seen, double theory, double trust) {
        return trust * Math.max(-MOST, Math.min(MOST, seen)) + (1 - trust) * theory;
    }
}
