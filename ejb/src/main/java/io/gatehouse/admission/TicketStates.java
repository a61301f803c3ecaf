package io.gatehouse.admission;

import io.gatehouse.admission.Sql.Column;
import io.gatehouse.admission.rules.Claim;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** What tickets were at any time: every change of their state is kept with its time. */
final class TicketStates {

    private record Change(UUID ticketId, Instant since, Claim.State state) {}

    private final Map<UUID, NavigableMap<Instant, Claim.State>> changes = new HashMap<>();

    private TicketStates() {}

    static TicketStates read(Sql sql, Collection<UUID> tickets) {
        TicketStates states = new TicketStates();
        sql.all(
                        "SELECT ticket_id, since, status FROM ticket_state WHERE ticket_id = ANY (?)",
                        row -> new Change(
                                row.getObject("ticket_id", UUID.class),
                                Objects.requireNonNull(Sql.instant(row, "since")),
                                Claim.State.valueOf(row.getString("status"))),
                        Column.of("uuid", List.copyOf(tickets), id -> id))
                .forEach(change -> states.changes
                        .computeIfAbsent(change.ticketId(), unknown -> new TreeMap<>())
                        .put(change.since(), change.state()));
        return states;
    }

    Claim.State at(UUID ticketId, Instant time) {
        NavigableMap<Instant, Claim.State> known = changes.get(ticketId);
        Map.Entry<Instant, Claim.State> latest = known == null ? null : known.floorEntry(time);
        return latest == null ? Claim.State.VALID : latest.getValue();
    }
}
