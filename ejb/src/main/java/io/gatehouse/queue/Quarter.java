package io.gatehouse.queue;

import java.time.Instant;
import java.util.List;

/**
 * What happened in a quarter of an hour, of which the hours and days of every zone are made.
 *
 * @param many to how many guests it happened
 * @param waits of those who were called, in seconds
 * @param misses by how many seconds those of them were told wrongly who were told something
 * @param kept how many of these were called within their range
 * @param timed of how many of those who were served it is known how long that took
 * @param serviceSeconds of these together
 */
record Quarter(
        Instant at,
        What what,
        long many,
        List<Integer> waits,
        List<Integer> misses,
        long kept,
        long timed,
        double serviceSeconds) {

    enum What {
        JOINED,
        CALLED,
        COMPLETED,
        NO_SHOW,
        CANCELLED,
        TRANSFERRED
    }

    Quarter {
        waits = List.copyOf(waits);
        misses = List.copyOf(misses);
    }
}
