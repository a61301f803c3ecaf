package io.gatehouse.admission;

import io.gatehouse.admission.Sql.Column;
import io.gatehouse.event.Checkpoint;
import io.gatehouse.event.CheckpointRules;
import io.gatehouse.scanner.Expiry;
import io.gatehouse.scanner.Profile;
import io.gatehouse.scanner.ScannerStatus;
import io.gatehouse.ticket.EventKey;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads what offline doors are told. */
@Dependent
class SnapshotQuery {

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    SnapshotQuery() {}

    SnapshotQuery(DataSource source) {
        this.source = source;
    }

    Optional<Reach> reach(UUID scannerId, Instant now) {
        return sql().one("""
                        SELECT s.status, s.profile, s.extended_until, s.event_id, e.ends_at, e.paused, e.weak_codes_offline,
                               ARRAY(SELECT checkpoint_id FROM scanner_checkpoint WHERE scanner_id = s.id ORDER BY 1)
                               AS assigned,
                               concat_ws('/', l.id, y.system_identifier, k.timeline_id) AS life,
                               pg_current_snapshot()::text AS read
                          FROM scanner s
                          JOIN event e ON e.id = s.event_id
                         CROSS JOIN database_life l
                         CROSS JOIN pg_control_system() y
                         CROSS JOIN pg_control_checkpoint() k
                         WHERE s.id = ?
                        """, row -> reach(row, now), scannerId);
    }

    /** Of all tickets those that follow, in the order that they were issued in. */
    List<SnapshotRow> tickets(Reach reach, long after, int most) {
        return sql().all(
                        """
                        SELECT t.*, c.code_hash, CASE WHEN ? THEN c.details_cipher END AS details
                          FROM (SELECT * FROM ticket WHERE event_id = ? AND seq > ? ORDER BY seq LIMIT ?) t
                          LEFT JOIN ticket_code c ON c.ticket_id = t.id AND c.revoked_at IS NULL AND (? OR NOT c.weak)
                         ORDER BY t.seq
                        """,
                        SnapshotRow::read,
                        reach.profile().seesHolder(),
                        reach.eventId(),
                        after,
                        most,
                        reach.weakCodes());
    }

    /**
     * Of those that a transaction changed, or used at one of these checkpoints, that had not ended then. A row of a
     * transaction that has not even begun comes from the dump of another database; it was told as part of the whole.
     */
    List<SnapshotRow> changed(Reach reach, List<UUID> checkpoints, String since, long after, int most) {
        return sql().all(
                        """
                          WITH moved AS MATERIALIZED (
                               SELECT id
                                 FROM ticket
                                WHERE event_id = ?
                                  AND changed >= pg_snapshot_xmin(?::pg_snapshot)
                                  AND changed < pg_snapshot_xmax(pg_current_snapshot())
                                  AND NOT pg_visible_in_snapshot(changed, ?::pg_snapshot)
                                UNION
                               SELECT ticket_id
                                 FROM presence
                                WHERE checkpoint_id = ANY (?)
                                  AND changed >= pg_snapshot_xmin(?::pg_snapshot)
                                  AND changed < pg_snapshot_xmax(pg_current_snapshot())
                                  AND NOT pg_visible_in_snapshot(changed, ?::pg_snapshot))
                        SELECT t.*, c.code_hash, CASE WHEN ? THEN c.details_cipher END AS details
                          FROM moved m
                          JOIN ticket t ON t.id = m.id AND t.seq > ?
                          LEFT JOIN ticket_code c ON c.ticket_id = t.id AND c.revoked_at IS NULL AND (? OR NOT c.weak)
                         ORDER BY t.seq
                         LIMIT ?
                        """,
                        SnapshotRow::read,
                        reach.eventId(),
                        since,
                        since,
                        Column.of("uuid", checkpoints, id -> id),
                        since,
                        since,
                        reach.profile().seesHolder(),
                        after,
                        reach.weakCodes(),
                        most);
    }

    /** How often tickets are used at checkpoints, where they are. */
    Map<UUID, Map<UUID, Integer>> used(List<UUID> tickets, List<UUID> checkpoints) {
        Map<UUID, Map<UUID, Integer>> used = new HashMap<>();
        if (!tickets.isEmpty()) {
            sql().all(
                            """
                            SELECT ticket_id, checkpoint_id, used
                              FROM presence
                             WHERE ticket_id = ANY (?) AND checkpoint_id = ANY (?) AND used > 0
                            """,
                            row -> used.computeIfAbsent(
                                            row.getObject("ticket_id", UUID.class), ticket -> new TreeMap<>())
                                    .put(row.getObject("checkpoint_id", UUID.class), row.getInt("used")),
                            Column.of("uuid", tickets, id -> id),
                            Column.of("uuid", checkpoints, id -> id));
        }
        return used;
    }

    /** What their codes were before, as hashes. */
    List<String> revoked(Reach reach, List<UUID> tickets) {
        return tickets.isEmpty()
                ? List.of()
                : sql().all(
                                """
                                SELECT code_hash
                                  FROM ticket_code
                                 WHERE ticket_id = ANY (?) AND revoked_at IS NOT NULL AND (? OR NOT weak)
                                """,
                                row -> SnapshotRow.base64(row.getBytes(1)),
                                Column.of("uuid", tickets, id -> id),
                                reach.weakCodes());
    }

    List<Checkpoint> checkpoints(Reach reach) {
        return sql().all(
                        """
                        SELECT c.*, ARRAY(SELECT category FROM checkpoint_category WHERE checkpoint_id = c.id) AS categories
                          FROM checkpoint c
                         WHERE c.event_id = ? AND (? OR c.id = ANY (?))
                         ORDER BY c.seq
                        """,
                        row -> checkpoint(row, reach),
                        reach.eventId(),
                        reach.assigned().isEmpty(),
                        Column.of("uuid", reach.assigned(), id -> id));
    }

    List<EventKey> keys(UUID eventId) {
        return sql().all(
                        "SELECT * FROM event_key WHERE event_id = ? ORDER BY number DESC",
                        row -> new EventKey(
                                row.getInt("number"),
                                SnapshotRow.base64(row.getBytes("public_key")),
                                Objects.requireNonNull(Sql.instant(row, "created_at")),
                                Sql.instant(row, "retired_at")),
                        eventId);
    }

    private static Reach reach(ResultSet row, Instant now) throws SQLException {
        Instant eventEnd = Objects.requireNonNull(Sql.instant(row, "ends_at"));
        Instant expiresAt = Expiry.of(eventEnd, Sql.instant(row, "extended_until"));
        return new Reach(
                Expiry.apply(ScannerStatus.valueOf(row.getString("status")), expiresAt, now),
                Profile.valueOf(row.getString("profile")),
                row.getObject("event_id", UUID.class),
                row.getBoolean("paused"),
                List.of((UUID[]) row.getArray("assigned").getArray()),
                row.getBoolean("weak_codes_offline"),
                row.getString("life"),
                row.getString("read"));
    }

    private static Checkpoint checkpoint(ResultSet row, Reach reach) throws SQLException {
        CheckpointRules rules = new CheckpointRules(
                row.getString("name"),
                Set.of((String[]) row.getArray("categories").getArray()),
                row.getInt("entries_per_ticket"),
                row.getBoolean("reentry"),
                Sql.instant(row, "opens_at"),
                Sql.instant(row, "closes_at"),
                row.getBoolean("accept_unpaid"),
                row.getObject("capacity", Integer.class),
                row.getBoolean("perimeter"),
                row.getBoolean("archived"));
        boolean paused = reach.eventPaused() || row.getBoolean("paused");
        return new Checkpoint(row.getObject("id", UUID.class), reach.eventId(), rules, paused);
    }

    private Sql sql() {
        return new Sql(source);
    }
}
