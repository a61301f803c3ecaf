package io.gatehouse.queue;

import io.gatehouse.queue.estimate.Accuracy;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A line and everybody in it at one moment, reckoned once for all who look.
 *
 * @param live those at a counter first, then those who wait, the next one first
 */
public record QueuePicture(
        Queue queue, List<Position> live, OptionalDouble secondsPerPlace, int samples, Accuracy accuracy) {

    public QueuePicture {
        live = List.copyOf(live);
    }

    public Map<UUID, Position> byPlace() {
        return live.stream()
                .collect(Collectors.toMap(position -> position.place().id(), Function.identity()));
    }
}
