package io.gatehouse.queue.estimate;

import java.util.Arrays;

/** Times in the order in which they were taken, the newest first; what is older counts less. */
final class Sample {

    /** Of which the fiftieth counts half. */
    private static final double FADING = 0.985;

    private double[] times = new double[64];
    private int size;

    void add(double time) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
        }
        times[size++] = time;
    }

    int size() {
        return size;
    }

    /** The time that this share of all is not longer than; 0 of none. */
    double quantile(double share) {
        if (size == 0) {
            return 0;
        }
        var sorted = Arrays.copyOf(times, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.round(share * (size - 1))];
    }

    /** Without those above the limit. */
    Moments upTo(double limit) {
        double weight = 1;
        double weights = 0;
        double squares = 0;
        double sum = 0;
        double squared = 0;
        for (int i = 0; i < size; i++) {
            if (times[i] <= limit) {
                weights += weight;
                squares += weight * weight;
                sum += weight * times[i];
                squared += weight * times[i] * times[i];
                weight *= FADING;
            }
        }
        if (weights == 0) {
            return new Moments(0, 0, 0);
        }
        double mean = sum / weights;
        return new Moments(mean, Math.max(0, squared / weights - mean * mean), weights * weights / squares);
    }

    /** @param count of how many equally weighted times that is worth */
    record Moments(double mean, double variance, double count) {}
}
