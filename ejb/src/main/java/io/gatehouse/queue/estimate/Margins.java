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

    private static final double ONE_OF_TEN = 0.1;
    /** As many promises as theory is worth. */
    private static final double THEORY = 40;

    /** How strongly it is countered that more or fewer than one of ten were missed. */
    private static final double COUNTER = 2;

    /** Nobody is believed to be farther off. */
    private static final double MOST = 5;

    /**
     * @param calls of guests to whom a wait was promised
     * @param spreads how a wait is spread that is likely to be so many seconds
     */
    static Margins of(List<Call> calls, DoubleFunction<Spread> spreads) {
        var deviations = new Sample();
        int sooner = 0;
        int later = 0;
        for (var call : calls) {
            var promised = call.promised();
            if (promised != null) {
                double waited = call.called() - call.joined();
                deviations.add(spreads.apply(promised.seconds()).deviations(waited));
                sooner += waited < promised.least() ? 1 : 0;
                later += waited > promised.most() ? 1 : 0;
            }
        }
        double count = deviations.size() + THEORY;
        double trust = deviations.size() / count;
        return new Margins(
                mixed(deviations.quantile(level((sooner + ONE_OF_TEN * THEORY) / count)), -NORMALLY, trust),
                mixed(deviations.quantile(1 - level((later + ONE_OF_TEN * THEORY) / count)), NORMALLY, trust));
    }

    private static double level(double missed) {
        return Math.max(ONE_OF_TEN / 5, Math.min(2 * ONE_OF_TEN, ONE_OF_TEN + COUNTER * (ONE_OF_TEN - missed)));
    }

    private static double mixed(double seen, double theory, double trust) {
        return trust * Math.max(-MOST, Math.min(MOST, seen)) + (1 - trust) * theory;
    }
}
