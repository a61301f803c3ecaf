package io.gatehouse.web.event;

import io.gatehouse.event.Checkpoint;
import io.gatehouse.event.CheckpointRules;
import io.gatehouse.web.problem.Fields;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Checkpoint")
public record CheckpointJson(
        UUID id,
        UUID eventId,
        String name,
        List<String> categories,
        int entriesPerTicket,
        boolean reentry,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        boolean acceptUnpaid,
        @Nullable Integer capacity,
        boolean perimeter,
        boolean paused,
        boolean archived) {

    static CheckpointJson of(Checkpoint checkpoint) {
        CheckpointRules rules = checkpoint.rules();
        return new CheckpointJson(
                checkpoint.id(),
                checkpoint.eventId(),
                rules.name(),
                rules.categories().stream().sorted().toList(),
                rules.entriesPerTicket(),
                rules.reentry(),
                rules.opensAt(),
                rules.closesAt(),
                rules.acceptUnpaid(),
                rules.capacity(),
                rules.perimeter(),
                checkpoint.paused(),
                rules.archived());
    }

    /** The rules as they were, but for what the fields say. */
    static CheckpointRules read(Fields fields, CheckpointRules before) {
        return new CheckpointRules(
                fields.text("name", before.name()),
                fields.texts("categories", before.categories()),
                fields.integer("entriesPerTicket", before.entriesPerTicket()),
                fields.flag("reentry", before.reentry()),
                fields.optionalTime("opensAt", before.opensAt()),
                fields.optionalTime("closesAt", before.closesAt()),
                fields.flag("acceptUnpaid", before.acceptUnpaid()),
                fields.optionalInteger("capacity", before.capacity()),
                fields.flag("perimeter", before.perimeter()),
                fields.flag("archived", before.archived()));
    }
}
