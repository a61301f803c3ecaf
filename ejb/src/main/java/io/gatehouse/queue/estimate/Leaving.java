package io.gatehouse.queue.estimate;

import io.gatehouse.queue.estimate.Visit.Outcome;
import java.util.Comparator;
import java.util.List;

/** How readily guests give up. */
final class Leaving {

    private static final double FADING = 0.99;

    private record Left(double ended, double waited) {

        static Left of(Visit visit, WorkClock clock) {
            double ended = visit.ended() == null ? Double.NEGATIVE_INFINITY : clock.at(visit.ended());
            return new Left(ended, Math.max(0, ended - clock.at(visit.joined())));
        }
    }

    private Leaving() {}

    /** The share of those who wait that gives up in a second. */
    static double rate(List<Visit> visits, List<Turn> turns, WorkClock clock) {
        var left = visits.stream()
                .filter(visit -> visit.called() == null && visit.outcome() == Outcome.LEFT)
                .map(visit -> Left.of(visit, clock))
                .sorted(Comparator.comparingDouble(Left::ended).reversed())
                .toList();
        double weight = 1;
        double gone = 0;
        double waited = 0;
        int i = 0;
        for (var turn : turns) {
            for (; i < left.size() && left.get(i).ended() >= turn.call().called(); i++) {
                gone += weight;
                waited += weight * left.get(i).waited();
            }
            waited += weight * (turn.call().called() - turn.call().joined());
            weight *= FADING;
        }
        return waited > 0 ? gone / waited : 0;
    }
}
