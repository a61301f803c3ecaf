package io.gatehouse.queue.estimate;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;

/**
 * How good the estimates of a line were, by what its last guests were told and what came true.
 *
 * @param guests how many of them
 * @param typicalMissSeconds half of them were told better than that, half worse
 * @param meanMissSeconds on average
 * @param covered the share of those who were called within their range
 */
public record Accuracy(
        int guests, OptionalDouble typicalMissSeconds, OptionalDouble meanMissSeconds, OptionalDouble covered) {

    private static final int GUESTS = 50;

    public static Accuracy of(History history) {
        var latest = history.visits().stream()
                .filter(visit -> visit.promised() != null && visit.called() != null)
                .sorted(Comparator.comparing((Visit visit) -> requireNonNull(visit.called()))
                        .reversed())
                .limit(GUESTS)
                .toList();
        if (latest.isEmpty()) {
            return new Accuracy(0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        }
        var misses = latest.stream()
                .mapToDouble(visit -> Math.abs(
                        waited(visit) - requireNonNull(visit.promised()).seconds()))
                .sorted()
                .toArray();
        long covered = latest.stream().filter(Accuracy::kept).count();
        return new Accuracy(
                misses.length,
                OptionalDouble.of((misses[(misses.length - 1) / 2] + misses[misses.length / 2]) / 2),
                Arrays.stream(misses).average(),
                OptionalDouble.of((double) covered / misses.length));
    }

    private static boolean kept(Visit visit) {
        var promised = requireNonNull(visit.promised());
        return waited(visit) >= promised.least() && waited(visit) <= promised.most();
    }

    private static double waited(Visit visit) {
        return Math.max(0, WorkClock.seconds(visit.joined(), requireNonNull(visit.called())));
    }
}
