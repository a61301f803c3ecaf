package io.gatehouse.queue.estimate;

import java.time.Instant;
import java.util.List;

/**
 * What is known of a line at a moment.
 *
 * @param visits the latest guests, those who were called last first; then those who left without having been called
 * @param counters how many there are meant to be; how many are really at work, the calls tell
 */
public record History(List<Visit> visits, List<Pause> pauses, int counters, Instant now) {

    public History {
        visits = List.copyOf(visits);
        pauses = List.copyOf(pauses);
    }
}
