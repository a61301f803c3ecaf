package io.gatehouse.web.admission;

import io.gatehouse.admission.Snapshot;
import io.gatehouse.event.Checkpoint;
import io.gatehouse.event.CheckpointRules;
import io.gatehouse.ticket.EventKey;
import io.gatehouse.ticket.TicketStatus;
import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of a snapshot as scanners see it.
 *
 * @param cursor to be kept and sent as {@code since} when changes are asked for
 * @param next to be sent as {@code since} for the page that follows
 * @param first whether it is the first page: if it is of a full snapshot, forget what was told before
 */
@Schema(name = "Snapshot")
public record SnapshotJson(
        String cursor,
        @Nullable String next,
        boolean first,
        boolean full,
        List<TicketEntry> tickets,
        List<String> removed,
        List<CheckpointEntry> checkpoints,
        List<KeyEntry> keys) {

    @Schema(name = "SnapshotTicket")
    public record TicketEntry(
            String h,
            @JsonbNillable(false) @Nullable String d,
            @Nullable String category,
            TicketStatus state,
            boolean paid,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            int used,
            Map<String, Integer> usedAt) {

        static TicketEntry of(Snapshot.Known ticket) {
            Map<String, Integer> usedAt = new TreeMap<>();
            ticket.usedAt().forEach((checkpoint, used) -> usedAt.put(checkpoint.toString(), used));
            return new TicketEntry(
                    ticket.h(),
                    ticket.d(),
                    ticket.category(),
                    ticket.state(),
                    ticket.paid(),
                    ticket.validFrom(),
                    ticket.validUntil(),
                    ticket.used(),
                    usedAt);
        }
    }

    @Schema(name = "SnapshotCheckpoint")
    public record CheckpointEntry(
            UUID id,
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

        static CheckpointEntry of(Checkpoint checkpoint) {
            CheckpointRules rules = checkpoint.rules();
            return new CheckpointEntry(
                    checkpoint.id(),
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
    }

    @Schema(name = "SnapshotKey")
    public record KeyEntry(int id, String publicKey) {

        static KeyEntry of(EventKey key) {
            return new KeyEntry(key.number(), key.publicKey());
        }
    }

    static SnapshotJson of(Snapshot page) {
        return new SnapshotJson(
                page.cursor(),
                page.next(),
                page.first(),
                page.full(),
                page.tickets().stream().map(TicketEntry::of).toList(),
                page.removed(),
                page.checkpoints().stream().map(CheckpointEntry::of).toList(),
                page.keys().stream().map(KeyEntry::of).toList());
    }
}
