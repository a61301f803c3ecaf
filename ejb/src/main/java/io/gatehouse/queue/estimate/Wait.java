package io.gatehouse.queue.estimate;

/** A guess of how many seconds until the guest is called, and the range that holds four times of five. */
public record Wait(double seconds, double least, double most) {

    public Wait {
        if (!(least >= 0 && least <= seconds && seconds <= most && most < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("No such wait: " + least + " to " + most + ", likely " + seconds);
        }
    }

    /** Whether that lies within. */
    boolean holds(double waited) {
        return least <= waited && waited <= most;
    }
}
