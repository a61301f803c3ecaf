package io.gatehouse.admission;

import io.gatehouse.admission.rules.Resolution;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads conflicts with both their sides, newest first. */
final class ConflictQuery {

    private static final String CONFLICT = """
            SELECT f.*, t.id AS ticket, t.reference, t.holder, t.category, c.name AS checkpoint
              FROM conflict f
              JOIN checkpoint c ON c.id = f.checkpoint_id
              LEFT JOIN ticket t ON t.id = f.ticket_id
            """;

    private final Sql sql;

    ConflictQuery(Sql sql) {
        this.sql = sql;
    }

    /** @param open none, if it doesn't matter */
    List<Conflict> before(UUID eventId, @Nullable Boolean open, long position, int most) {
        String state = open == null ? "" : open ? " AND f.closed_at IS NULL" : " AND f.closed_at IS NOT NULL";
        return withScans(sql.all(
                CONFLICT + " WHERE f.event_id = ? AND f.seq < ?" + state + " ORDER BY f.seq DESC LIMIT ?",
                ConflictQuery::conflict,
                eventId,
                position,
                most));
    }

    Optional<Conflict> one(UUID conflictId) {
        return withScans(sql.all(CONFLICT + " WHERE f.id = ?", ConflictQuery::conflict, conflictId)).stream()
                .findFirst();
    }

    private List<Conflict> withScans(List<Conflict> conflicts) {
        Map<UUID, List<ScanRecord>> claims =
                new ScanQuery(sql).claims(conflicts.stream().map(Conflict::id).toList());
        return conflicts.stream()
                .map(conflict -> new Conflict(
                        conflict.position(),
                        conflict.id(),
                        conflict.eventId(),
                        conflict.kind(),
                        conflict.ticket(),
                        conflict.checkpointId(),
                        conflict.checkpoint(),
                        conflict.openedAt(),
                        conflict.closedAt(),
                        conflict.resolution(),
                        conflict.winnerScanId(),
                        conflict.resolvedBy(),
                        conflict.note(),
                        claims.getOrDefault(conflict.id(), List.of())))
                .toList();
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        String resolution = row.getString("resolution");
        return new Conflict(
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getString("kind"),
                row.getObject("ticket") == null ? null : StoredScanRow.guest(row, "ticket"),
                row.getObject("checkpoint_id", UUID.class),
                row.getString("checkpoint"),
                Objects.requireNonNull(Sql.instant(row, "opened_at")),
                Sql.instant(row, "closed_at"),
                resolution == null ? null : Resolution.valueOf(resolution),
                row.getObject("winner_scan_id", UUID.class),
                row.getString("resolved_by"),
                row.getString("note"),
                List.of());
    }
}
