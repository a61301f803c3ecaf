package io.gatehouse.queue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A line and everybody in it at one moment, reckoned once for all who look.
 *
 * @param byPlace those at a counter first, then those who wait, the next one first
 */
public record QueuePicture(Glance glance, Map<UUID, Position> byPlace) {

    public QueuePicture {
        byPlace = Collections.unmodifiableMap(new LinkedHashMap<>(byPlace));
    }

    public Queue queue() {
        return glance.queue();
    }

    public List<Position> live() {
        return List.copyOf(byPlace.values());
    }
}
