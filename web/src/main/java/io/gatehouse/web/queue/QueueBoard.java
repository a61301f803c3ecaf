package io.gatehouse.web.queue;

import io.gatehouse.queue.Line;
import io.gatehouse.queue.Place;
import io.gatehouse.queue.Position;
import io.gatehouse.queue.QueuePicture;
import io.gatehouse.queue.Queues;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One line and those who watch it here. It is looked at once for all of them; touched by one thread, but for coming and going. */
final class QueueBoard {

    /** After that nobody takes a completion back. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private final UUID queueId;
    private final Queues queues;
    private final Line line;
    private final Set<QueueWatcher> watchers = ConcurrentHashMap.newKeySet();
    private @Nullable Scene scene;

    QueueBoard(UUID queueId, Queues queues, Line line) {
        this.queueId = queueId;
        this.queues = queues;
        this.line = line;
    }

    UUID queueId() {
        return queueId;
    }

    void join(QueueWatcher watcher) {
        watchers.add(watcher);
    }

    boolean leave(QueueWatcher watcher) {
        return watchers.remove(watcher);
    }

    boolean isEmpty() {
        return watchers.isEmpty();
    }

    /** Whether what was shown is not true any more. */
    boolean isStale(Instant now) {
        Scene shown = scene;
        return shown == null || !shown.fits(queues.get(queueId), now);
    }

    void show(Instant now) {
        if (watchers.isEmpty()) {
            scene = null;
            return;
        }
        QueuePicture picture = queues.picture(queueId);
        Map<UUID, Place> ended = ended(picture, now);
        Scene before = scene;
        // who comes is shown what the others have seen already
        Scene next = before != null
                        && before.fits(picture.queue(), now)
                        && before.ended().equals(ended)
                ? before
                : new Scene(picture, ended, now);
        scene = next;
        watchers.forEach(watcher -> watcher.show(next));
    }

    /** Of those who watch and aren't in line; of who ended long ago it is known. */
    private Map<UUID, Place> ended(QueuePicture picture, Instant now) {
        Scene before = scene;
        Map<UUID, Position> live = picture.byPlace();
        Map<UUID, Place> ended = new HashMap<>();
        Set<UUID> unknown = new HashSet<>();
        for (QueueWatcher watcher : watchers) {
            UUID placeId = watcher.placeId();
            if (placeId == null || live.containsKey(placeId)) {
                continue;
            }
            Place known = before == null ? null : before.ended().get(placeId);
            if (known != null
                    && known.endedAt() != null
                    && known.endedAt().plus(SETTLED).isBefore(now)) {
                ended.put(placeId, known);
            } else {
                unknown.add(placeId);
            }
        }
        if (!unknown.isEmpty()) {
            ended.putAll(line.ended(queueId, unknown));
        }
        return ended;
    }
}
