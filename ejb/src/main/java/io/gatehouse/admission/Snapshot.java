package io.gatehouse.admission;

import io.gatehouse.event.Checkpoint;
import io.gatehouse.ticket.EventKey;
import io.gatehouse.ticket.TicketStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a scanner must know to judge without us, or a page of it. It names nobody, and no code can be had from it.
 *
 * @param cursor what to keep: asked with it, the next snapshot tells what changed since
 * @param next the cursor of the page that follows
 * @param first whether it is the first page
 * @param full whether its pages together stand in place of all that was told before
 * @param removed hashes of codes that were replaced
 * @param checkpoints those that this scanner serves; one counts as paused when its event is
 */
public record Snapshot(
        String cursor,
        @Nullable String next,
        boolean first,
        boolean full,
        List<Known> tickets,
        List<String> removed,
        List<Checkpoint> checkpoints,
        List<EventKey> keys) {

    /**
     * A ticket as a door knows it that doesn't see it.
     *
     * @param h the SHA-256 of its code
     * @param d whose it is, encrypted by a key that is derived from its code
     * @param used how often it has been used at all checkpoints of this scanner together
     * @param usedAt and at each of those where it has been
     */
    public record Known(
            String h,
            @Nullable String d,
            @Nullable String category,
            TicketStatus state,
            boolean paid,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            int used,
            Map<UUID, Integer> usedAt) {}
}
