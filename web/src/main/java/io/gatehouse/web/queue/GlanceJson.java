package io.gatehouse.web.queue;

import io.gatehouse.queue.Glance;
import io.gatehouse.queue.Queue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line among the others of its event: how many wait, and how fast it moves. */
@Schema(hidden = true)
public record GlanceJson(
        UUID id,
        String name,
        boolean open,
        boolean opened,
        boolean paused,
        boolean full,
        int waiting,
        int inService,
        int nowServing,
        int counters,
        @Nullable Long secondsPerPlace) {

    public static GlanceJson of(Glance glance, Instant now) {
        Queue queue = glance.queue();
        return new GlanceJson(
                queue.id(),
                queue.details().name(),
                queue.isOpen(now),
                queue.opened(),
                queue.isPaused(),
                queue.isFull(),
                queue.waiting(),
                queue.inService(),
                queue.nowServing(),
                queue.details().counters(),
                glance.secondsPerPlace().isPresent()
                        ? Math.round(glance.secondsPerPlace().getAsDouble())
                        : null);
    }
}
