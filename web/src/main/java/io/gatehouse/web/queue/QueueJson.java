package io.gatehouse.web.queue;

import io.gatehouse.queue.Glance;
import io.gatehouse.queue.Queue;
import io.gatehouse.queue.QueueDetails;
import io.gatehouse.queue.QueueDetails.Estimator;
import io.gatehouse.queue.estimate.Accuracy;
import io.gatehouse.web.problem.Fields;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line as anyone may see it. */
@Schema(name = "Queue")
public record QueueJson(
        UUID id,
        String name,
        @Nullable UUID eventId,
        boolean open,
        boolean opened,
        boolean paused,
        boolean full,
        int nowServing,
        int waiting,
        int inService,
        int counters,
        @Nullable Integer capacity,
        int cooldownSeconds,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        boolean joinCodeNeeded,
        String estimator,
        long seq,
        Instant createdAt,
        Estimate estimate) {

    private static final double TENTHS = 10;
    private static final double HUNDREDTHS = 100;

    /** How long each place ahead takes at the moment, from how many guests that was learned, and how good it was. */
    public record Estimate(@Nullable Double secondsPerPlace, int samples, Track accuracy) {}

    /** What the last guests were told on joining, compared with what came true. */
    public record Track(
            int guests,
            @Nullable Double typicalMissSeconds,
            @Nullable Double meanMissSeconds,
            @Nullable Double withinRange) {}

    static QueueJson of(Glance line, Instant now) {
        Queue queue = line.queue();
        QueueDetails details = queue.details();
        return new QueueJson(
                queue.id(),
                details.name(),
                details.eventId(),
                queue.isOpen(now),
                queue.opened(),
                queue.isPaused(),
                queue.isFull(),
                queue.nowServing(),
                queue.waiting(),
                queue.inService(),
                details.counters(),
                details.capacity(),
                details.cooldownSeconds(),
                details.opensAt(),
                details.closesAt(),
                details.joinCode(),
                details.estimator().name().toLowerCase(Locale.ROOT),
                queue.seq(),
                queue.createdAt(),
                new Estimate(rounded(line.secondsPerPlace(), TENTHS), line.samples(), track(line.accuracy())));
    }

    /** Fields that are not given stay as they were. */
    static QueueDetails read(Fields fields, QueueDetails before) {
        return new QueueDetails(
                fields.text("name", before.name()),
                before.eventId(),
                fields.optionalInteger("capacity", before.capacity()),
                fields.integer("cooldownSeconds", before.cooldownSeconds()),
                fields.integer("counters", before.counters()),
                fields.optionalTime("opensAt", before.opensAt()),
                fields.optionalTime("closesAt", before.closesAt()),
                fields.choice(
                        "estimator",
                        before.estimator(),
                        name -> Arrays.stream(Estimator.values())
                                .filter(one -> one.name().equalsIgnoreCase(name))
                                .findFirst(),
                        List.of(Estimator.values()).toString().toLowerCase(Locale.ROOT)),
                fields.flag("joinCodeNeeded", before.joinCode()));
    }

    private static Track track(Accuracy accuracy) {
        return new Track(
                accuracy.guests(),
                rounded(accuracy.typicalMissSeconds(), TENTHS),
                rounded(accuracy.meanMissSeconds(), TENTHS),
                rounded(accuracy.covered(), HUNDREDTHS));
    }

    private static @Nullable Double rounded(OptionalDouble value, double parts) {
        return value.isPresent() ? Math.round(value.getAsDouble() * parts) / parts : null;
    }
}
