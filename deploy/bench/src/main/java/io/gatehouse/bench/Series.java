package io.gatehouse.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The runs of one contender. */
record Series(String name, List<Run> runs) {

    double perSecond() {
        return median(run -> run.measured().perSecond());
    }

    double milliseconds(double share) {
        return median(run -> run.measured().milliseconds(share));
    }

    double microseconds(String part) {
        return median(run -> run.microseconds(part));
    }

    long bad() {
        return runs.stream().mapToLong(run -> run.measured().bad()).sum();
    }

    String complaint() {
        return runs.stream()
                .map(run -> run.measured().complaint())
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    double median(ToDoubleFunction<Run> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
