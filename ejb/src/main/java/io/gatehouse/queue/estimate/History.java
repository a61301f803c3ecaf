package io.gatehouse.queue.estimate;

import java.time.Instant;
import java.util.List;

/**
 * What is known of a line at a moment.
 *
 * @param visits the latest guests, those who were called last first; then those who left without having been called
 * @param counters how many there are meant to be; how many are really at work, the calls tell
 * @param countersSince when that number was last set: for a while it is believed, until the calls tell otherwise
 */
public record History(List<Visit> visits, List<Pause> pauses, int counters, Instant countersSince, Instant now) {

    public History {
        visits = List.copyOf(visits);
        pauses = List.copyOf(pauses);
    }

    /** Of a line whose number of counters was set long ago. */
    public History(List<Visit> visits, List<Pause> pauses, int counters, Instant now) {
        this(visits, pauses, counters, Instant.MIN, now);
    }
}
