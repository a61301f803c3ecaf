package io.gatehouse.queue;

import io.gatehouse.queue.Quarter.What;
import io.gatehouse.queue.Statistics.Figures;
import io.gatehouse.queue.Statistics.Promises;
import io.gatehouse.queue.Statistics.Waits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds quarters of an hour up to hours, days, or all of the past. */
final class Tally {

    private static final double MEDIAN = 0.5;
    private static final double NINETIETH = 0.9;

    private final Map<What, Long> many = new EnumMap<>(What.class);
    private final List<Integer> waits = new ArrayList<>();
    private final List<Integer> misses = new ArrayList<>();
    private long kept;
    private long timed;
    private double serviceSeconds;

    void add(Quarter quarter) {
        many.merge(quarter.what(), quarter.many(), Long::sum);
        waits.addAll(quarter.waits());
        misses.addAll(quarter.misses());
        kept += quarter.kept();
        timed += quarter.timed();
        serviceSeconds += quarter.serviceSeconds();
    }

    Figures figures() {
        return new Figures(
                many(What.JOINED),
                many(What.CALLED),
                many(What.COMPLETED),
                many(What.NO_SHOW),
                many(What.CANCELLED),
                many(What.TRANSFERRED),
                waits(waits),
                timed == 0 ? null : serviceSeconds / timed);
    }

    Promises promises() {
        return promises(misses, kept);
    }

    static Promises promises(List<Integer> misses, long kept) {
        int[] sorted = sorted(misses);
        int guests = sorted.length;
        return guests == 0
                ? new Promises(0, null, null, null)
                : new Promises(guests, part(sorted, MEDIAN), mean(sorted), (double) kept / guests);
    }

    private static @Nullable Waits waits(List<Integer> waits) {
        int[] sorted = sorted(waits);
        return sorted.length == 0 ? null : new Waits(mean(sorted), part(sorted, MEDIAN), part(sorted, NINETIETH));
    }

    private long many(What what) {
        return many.getOrDefault(what, 0L);
    }

    private static int[] sorted(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static double mean(int[] values) {
        long sum = 0;
        for (int value : values) {
            sum += value;
        }
        return (double) sum / values.length;
    }

    /** The value that this part of all are below; between two of them, as near to each as the part is. */
    static double part(int[] sorted, double part) {
        double rank = part * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * ((double) sorted[above] - sorted[below]);
    }
}
