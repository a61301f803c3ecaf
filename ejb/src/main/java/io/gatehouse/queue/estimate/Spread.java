package io.gatehouse.queue.estimate;

/**
 * How a time is spread of which mean and variance are known: taken for a gamma distribution, as sums of times at a counter are.
 * By Wilson and Hilferty its cube root is nearly normal.
 */
record Spread(double mean, double variance) {

    /** Of all times this share is shorter than the one that lies so many standard deviations above, if the cube roots are normal. */
    double at(double deviations) {
        if (!(mean > 0)) {
            return 0;
        }
        double ninth = ninth();
        double root = Math.max(0, 1 - ninth + deviations * Math.sqrt(ninth));
        return mean * root * root * root;
    }

    /** Where a time lies; the reverse of {@link #at}. */
    double deviations(double time) {
        double ninth = ninth();
        return (Math.cbrt(time / mean) - 1 + ninth) / Math.sqrt(ninth);
    }

    private double ninth() {
        return variance / (9 * mean * mean);
    }

    /** A wait that is likely to be {@code seconds}, and of which these standard deviations hold four of five. */
    Wait around(double seconds, double below, double above) {
        return new Wait(seconds, Math.min(seconds, at(below)), Math.max(seconds, at(above)));
    }
}
