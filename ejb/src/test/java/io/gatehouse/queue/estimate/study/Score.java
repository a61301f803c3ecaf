package io.gatehouse.queue.estimate.study;

import io.gatehouse.queue.estimate.Wait;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** What became of promises; all in minutes. */
final class Score {

    private final Map<Way, double[]> misses = new EnumMap<>(Way.class);
    private int guests;
    private double waited;
    private double width;
    private int below;
    private int above;

    Score() {
        for (var way : Way.values()) {
            misses.put(way, new double[16]);
        }
    }

    void add(Map<Way, Double> told, Wait ours, double truth) {
        told.forEach((way, wait) -> {
            var all = misses.getOrDefault(way, new double[0]);
            if (guests == all.length) {
                all = Arrays.copyOf(all, 2 * guests);
                misses.put(way, all);
            }
            all[guests] = Math.abs(wait - truth) / 60;
        });
        guests++;
        waited += truth / 60;
        width += (ours.most() - ours.least()) / 60;
        below += truth < ours.least() ? 1 : 0;
        above += truth > ours.most() ? 1 : 0;
    }

    Score plus(Score other) {
        var sum = new Score();
        for (var way : Way.values()) {
            var all = Arrays.copyOf(misses(way), Math.max(16, guests + other.guests));
            System.arraycopy(other.misses(way), 0, all, guests, other.guests);
            sum.misses.put(way, all);
        }
        sum.guests = guests + other.guests;
        sum.waited = waited + other.waited;
        sum.width = width + other.width;
        sum.below = below + other.below;
        sum.above = above + other.above;
        return sum;
    }

    private double[] misses(Way way) {
        return Arrays.copyOf(misses.getOrDefault(way, new double[0]), guests);
    }

    int guests() {
        return guests;
    }

    /** How far off on average. */
    double miss(Way way) {
        return Arrays.stream(misses(way)).average().orElse(Double.NaN);
    }

    /** So far off, or less, were the promises to this share of the guests. */
    double miss(Way way, double share) {
        var sorted = misses(way);
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))];
    }

    double ratio() {
        return miss(Way.OURS) / miss(Way.SEED);
    }

    double covered() {
        return 1 - below() - above();
    }

    double below() {
        return (double) below / guests;
    }

    double above() {
        return (double) above / guests;
    }

    double width() {
        return width / guests;
    }

    double waited() {
        return waited / guests;
    }
}
