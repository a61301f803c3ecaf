package io.gatehouse.admission;

import io.gatehouse.admission.HeldScan.Decision;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Reads late uploads that wait or have waited, newest first. */
final class HeldQuery {

    private static final String HELD = """
            SELECT h.*, t.id AS ticket, t.reference, t.holder, t.category, c.name AS checkpoint, k.name AS scanner
              FROM held h
              JOIN scanner k ON k.id = h.scanner_id
              LEFT JOIN checkpoint c ON c.id = h.checkpoint_id AND c.event_id = h.event_id
              LEFT JOIN ticket_code o ON o.event_id = h.event_id AND o.code_hash = h.asked_hash
              LEFT JOIN ticket t ON t.id = coalesce(h.ticket_id, o.ticket_id) AND t.event_id = h.event_id
            """;

    private final Sql sql;

    HeldQuery(Sql sql) {
        this.sql = sql;
    }

    List<HeldScan> before(UUID eventId, HeldFilter filter, long position, int most) {
        StringBuilder where = new StringBuilder(" WHERE h.event_id = ? AND h.seq < ?");
        List<Object> values = new ArrayList<>(List.of(eventId, position));
        where.append(filter.waiting() ? " AND h.decision IS NULL" : " AND h.decision IS NOT NULL");
        if (filter.scannerId() != null) {
            where.append(" AND h.scanner_id = ?");
            values.add(filter.scannerId());
        }
        if (filter.why() != null) {
            where.append(" AND h.why = ?");
            values.add(filter.why().wire());
        }
        values.add(most);
        return sql.all(HELD + where + " ORDER BY h.seq DESC LIMIT ?", HeldQuery::held, values.toArray());
    }

    /** What waits, by who made it and why; what has waited longest comes first. */
    List<HeldGroup> groups(UUID eventId) {
        return sql.all(
                """
                SELECT h.scanner_id, k.name AS scanner, h.why, count(*) AS uploads,
                       count(*) FILTER (WHERE c.id IS NULL) AS misplaced,
                       min(h.settled_at) AS first, max(h.settled_at) AS last
                  FROM held h
                  JOIN scanner k ON k.id = h.scanner_id
                  LEFT JOIN checkpoint c ON c.id = h.checkpoint_id AND c.event_id = h.event_id
                 WHERE h.event_id = ? AND h.decision IS NULL
                 GROUP BY h.scanner_id, k.name, h.why
                 ORDER BY min(h.seq)
                """,
                row -> new HeldGroup(
                        row.getObject("scanner_id", UUID.class),
                        row.getString("scanner"),
                        Why.read(row.getString("why")),
                        row.getInt("uploads"),
                        row.getInt("misplaced"),
                        Objects.requireNonNull(Sql.instant(row, "first")),
                        Objects.requireNonNull(Sql.instant(row, "last"))),
                eventId);
    }

    Optional<HeldScan> one(UUID heldId) {
        return sql.one(HELD + " WHERE h.id = ?", HeldQuery::held, heldId);
    }

    private static HeldScan held(ResultSet row) throws SQLException {
        String verdict = row.getString("offline_verdict");
        String reason = row.getString("offline_reason");
        String decision = row.getString("decision");
        return new HeldScan(
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                row.getObject("event_id", UUID.class),
                Why.read(row.getString("why")),
                row.getObject("scan_id", UUID.class),
                row.getObject("checkpoint_id", UUID.class),
                row.getString("checkpoint"),
                row.getObject("scanner_id", UUID.class),
                row.getString("scanner"),
                row.getObject("ticket") == null ? null : StoredScanRow.guest(row, "ticket"),
                Direction.valueOf(row.getString("direction")),
                row.getBoolean("force_asked"),
                verdict == null ? null : Verdict.valueOf(verdict),
                reason == null ? null : Reason.read(reason),
                Objects.requireNonNull(Sql.instant(row, "scanned_at")),
                Objects.requireNonNull(Sql.instant(row, "settled_at")),
                Objects.requireNonNull(Sql.instant(row, "received_at")),
                decision == null ? null : Decision.valueOf(decision),
                Sql.instant(row, "decided_at"),
                row.getString("decided_by"),
                row.getString("note"),
                row.getObject("stored_as", UUID.class));
    }
}
