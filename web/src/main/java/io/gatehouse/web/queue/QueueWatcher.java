package io.gatehouse.web.queue;

import io.gatehouse.queue.Place;
import io.gatehouse.web.socket.Outbox;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who watches a line, and what of it they have seen. Who reads slowly skips what is not true any more. */
final class QueueWatcher {

    private final Outbox outbox;
    private final @Nullable UUID placeId;
    private volatile @Nullable Scene scene;
    private @Nullable Scene seen;

    QueueWatcher(Outbox outbox, @Nullable Place place) {
        this.outbox = outbox;
        this.placeId = place == null ? null : place.id();
    }

    void show(Scene now) {
        scene = now;
        outbox.wake();
    }

    /** Where they wait; nobody's place, if they only look. */
    @Nullable
    UUID placeId() {
        return placeId;
    }

    /** What they are to be told next; asked by the outbox, one at a time. */
    @Nullable
    String take() {
        Scene now = scene;
        Scene before = seen;
        if (now == null || now == before) {
            return null;
        }
        seen = now;
        return now.text(before == null, placeId);
    }
}
