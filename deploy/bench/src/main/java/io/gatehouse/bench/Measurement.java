package io.gatehouse.bench;

import java.time.Duration;
import java.util.Arrays;

/** What one run of a load came to: answers, their times, and what went otherwise than expected. */
final class Measurement {

    private static final double NANOS_PER_MS = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] sorted;
    private final Duration took;
    private final long bad;
    private final String complaint;
    private final int each;

    /** @param nanos the time of each answer; kept, and sorted */
    Measurement(long[] nanos, Duration took, long bad, String complaint) {
        this(nanos, took, bad, complaint, 1);
    }

    private Measurement(long[] nanos, Duration took, long bad, String complaint, int each) {
        Arrays.sort(nanos);
        this.each = each;
        this.sorted = nanos;
        this.took = took;
        this.bad = bad;
        this.complaint = complaint;
    }

    /** The same, where each answer was one to so many scans. */
    Measurement of(int scansEach) {
        return new Measurement(sorted, took, bad, complaint, scansEach);
    }

    long answers() {
        return sorted.length;
    }

    long scans() {
        return (long) sorted.length * each;
    }

    double perSecond() {
        return scans() * NANOS_PER_SECOND / took.toNanos();
    }

    /** Milliseconds that this share of the answers kept to; 1 gives the longest. */
    double milliseconds(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, rank)] / NANOS_PER_MS;
    }

    long bad() {
        return bad;
    }

    String complaint() {
        return complaint;
    }
}
