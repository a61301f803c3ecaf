package io.gatehouse.admission;

import io.gatehouse.admission.Snapshot.Known;
import io.gatehouse.common.Secrets;
import io.gatehouse.event.Checkpoint;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells a scanner, page by page, all that it must know, or what has changed since it was last told. */
@Dependent
class Teller {

    private static final int PAGE = 5000;

    private final SnapshotQuery query;
    private final Secrets secrets;
    private final int most;

    @Inject
    Teller(SnapshotQuery query, Secrets secrets) {
        this(query, secrets, PAGE);
    }

    Teller(SnapshotQuery query, Secrets secrets, int most) {
        this.query = query;
        this.secrets = secrets;
        this.most = most;
    }

    Snapshot tell(Reach reach, @Nullable String cursor) {
        SnapshotCursor from = SnapshotCursor.read(cursor, secrets, reach.scope(), reach.read())
                .orElse(SnapshotCursor.NONE);
        List<Checkpoint> checkpoints = query.checkpoints(reach);
        List<UUID> places = checkpoints.stream().map(Checkpoint::id).toList();
        List<SnapshotRow> found = from.since() == null
                ? query.tickets(reach, from.after(), most + 1)
                : query.changed(reach, places, from.since(), from.after(), most + 1);
        boolean more = found.size() > most;
        List<SnapshotRow> rows = more ? found.subList(0, most) : found;
        SnapshotCursor then =
                more ? from.next(reach.read(), rows.get(rows.size() - 1).seq()) : from.done(reach.read());
        String sealed = then.sealed(secrets, reach.scope());
        List<UUID> tickets = rows.stream().map(SnapshotRow::ticketId).toList();
        return new Snapshot(
                sealed,
                more ? sealed : null,
                from.until() == null,
                from.since() == null,
                known(rows, query.used(tickets, places)),
                query.revoked(reach, tickets),
                checkpoints,
                query.keys(reach.eventId()));
    }

    private static List<Known> known(List<SnapshotRow> rows, Map<UUID, Map<UUID, Integer>> used) {
        return rows.stream()
                .flatMap(row -> row.known(used.getOrDefault(row.ticketId(), Map.of())).stream())
                .toList();
    }
}
