package io.gatehouse.live;

import io.gatehouse.alert.AlertChanged;
import io.gatehouse.queue.QueueNews;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is new at an event and committed, here or on another node.
 *
 * @param parts what of its picture is to be read anew
 * @param since the first minute whose figures can have changed; none, when any can
 */
public record News(UUID eventId, Set<Part> parts, @Nullable Instant since, List<Scanned> scans, List<Act> acts) {

    /** In place of an event: what is shown with each of them. */
    public static final UUID EVERYWHERE = new UUID(0, 0);

    static News of(UUID eventId, List<Scanned> scans) {
        Instant first = scans.stream()
                .map(one -> one.scan().settledAt())
                .min(Instant::compareTo)
                .orElseThrow();
        return new News(
                eventId, Set.of(Part.FIGURES), first.truncatedTo(ChronoUnit.MINUTES), List.copyOf(scans), List.of());
    }

    static News of(UUID eventId, Act act) {
        return new News(eventId, Set.copyOf(Part.after(act.action())), null, List.of(), List.of(act));
    }

    static News of(AlertChanged alert) {
        UUID where = alert.eventId() == null ? EVERYWHERE : alert.eventId();
        return new News(where, Set.of(Part.ALERTS), null, List.of(), List.of());
    }

    /** None of a queue that is of no event: nobody is shown it with others. */
    static Optional<News> of(QueueNews queue) {
        return Optional.ofNullable(queue.eventId())
                .map(eventId -> new News(eventId, Set.of(Part.QUEUES), null, List.of(), List.of()));
    }
}
