package io.gatehouse.discovery;

/**
 * Told to who shows devices, after the commit and on each node.
 *
 * @param seq the sweep that it is about; 0 of what no sweep did
 */
public record SweepNews(What what, long seq, int done, int total) {

    /** What happened. */
    public enum What {
        PROGRESS,
        /** A sweep is over, with or without success. */
        ENDED,
        /** Devices or settings are others now, by somebody's hand. */
        CHANGED
    }

    static SweepNews progress(long seq, int done, int total) {
        return new SweepNews(What.PROGRESS, seq, done, total);
    }

    static SweepNews ended(long seq) {
        return new SweepNews(What.ENDED, seq, 0, 0);
    }

    static SweepNews changed() {
        return new SweepNews(What.CHANGED, 0, 0, 0);
    }
}
