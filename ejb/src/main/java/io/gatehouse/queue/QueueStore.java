package io.gatehouse.queue;

import io.gatehouse.database.Sql;
import io.gatehouse.queue.QueueDetails.Estimator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lines as rows, in the transaction of whoever calls. */
final class QueueStore {

    private static final String ONE = "SELECT * FROM queue WHERE id = ?";

    private QueueStore() {}

    /** What a change does to the line's own figures. */
    record Effect(int waiting, int inService, @Nullable Integer nowServing) {

        static final Effect NONE = new Effect(0, 0, null);
    }

    /** One with the place that it has among all in the order of their making. */
    record Listed(long turn, Queue queue) {}

    static void add(Sql sql, UUID id, QueueDetails details, Instant now) throws SQLException {
        sql.run(
                """
                INSERT INTO queue (id, event_id, name, capacity, cooldown_seconds, counters, counters_since, opens_at,
                                   closes_at, estimator, join_code, created_at)
                VALUES (?, CAST(? AS uuid), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                details.eventId(),
                details.name(),
                details.capacity(),
                details.cooldownSeconds(),
                details.counters(),
                now,
                details.opensAt(),
                details.closesAt(),
                details.estimator(),
                details.joinCode(),
                now);
    }

    static Optional<Queue> one(Sql sql, UUID id) throws SQLException {
        return sql.one(ONE, QueueStore::queue, id);
    }

    /** Whoever changes a line begins here: nobody else does until the end of the transaction. */
    static Optional<Queue> lock(Sql sql, UUID id) throws SQLException {
        return sql.one(ONE + " FOR NO KEY UPDATE", QueueStore::queue, id);
    }

    /** Counts a host's change, or a guest's who leaves. */
    static void changed(Sql sql, UUID id, Effect effect) throws SQLException {
        sql.run("""
                UPDATE queue
                   SET seq = seq + 1, moves = moves + 1, waiting = waiting + ?, in_service = in_service + ?,
                       now_serving = coalesce(?, now_serving)
                 WHERE id = ?
                """, effect.waiting(), effect.inService(), effect.nowServing(), id);
    }

    static void change(Sql sql, UUID id, QueueDetails now, Instant at) throws SQLException {
        sql.run(
                """
                UPDATE queue
                   SET name = ?, capacity = ?, cooldown_seconds = ?,
                       counters_since = CASE WHEN counters = ? THEN counters_since ELSE ? END, counters = ?,
                       opens_at = ?, closes_at = ?, estimator = ?, join_code = ?
                 WHERE id = ?
                """,
                now.name(),
                now.capacity(),
                now.cooldownSeconds(),
                now.counters(),
                at,
                now.counters(),
                now.opensAt(),
                now.closesAt(),
                now.estimator(),
                now.joinCode(),
                id);
    }

    /** Whether it wasn't so before. */
    static boolean open(Sql sql, UUID id, boolean open) throws SQLException {
        return sql.run("UPDATE queue SET opened = ? WHERE id = ? AND opened <> ?", open, id, open) > 0;
    }

    static boolean pause(Sql sql, UUID id, Instant now) throws SQLException {
        return sql.run("UPDATE queue SET paused_at = ? WHERE id = ? AND paused_at IS NULL", now, id) > 0;
    }

    static boolean resume(Sql sql, UUID id, Instant now) throws SQLException {
        return sql.run("""
                        WITH pause AS (
                             INSERT INTO queue_pause (queue_id, began_at, ended_at)
                             SELECT id, paused_at, greatest(paused_at, ?) FROM queue WHERE id = ? AND paused_at IS NOT NULL
                                 ON CONFLICT (queue_id, began_at) DO UPDATE SET ended_at = excluded.ended_at)
                        UPDATE queue SET paused_at = NULL WHERE id = ? AND paused_at IS NOT NULL
                        """, now, id, id) > 0;
    }

    /** Newest first; of all events and of none, or of these alone. */
    static List<Listed> before(Sql sql, @Nullable Set<UUID> events, long turn, int most) throws SQLException {
        return sql.all("""
                SELECT *
                  FROM queue
                 WHERE turn < ? AND (CAST(? AS uuid[]) IS NULL OR event_id IS NULL OR event_id = ANY (?))
                 ORDER BY turn DESC
                 LIMIT ?
                """, row -> new Listed(row.getLong("turn"), queue(row)), turn, ids(events), ids(events), most);
    }

    static List<Queue> ofEvent(Sql sql, UUID eventId) throws SQLException {
        return sql.all("SELECT * FROM queue WHERE event_id = ? ORDER BY turn", QueueStore::queue, eventId);
    }

    static List<Listed> ofEvent(Sql sql, UUID eventId, long turn, int most) throws SQLException {
        return sql.all(
                "SELECT * FROM queue WHERE event_id = ? AND turn < ? ORDER BY turn DESC LIMIT ?",
                row -> new Listed(row.getLong("turn"), queue(row)),
                eventId,
                turn,
                most);
    }

    /** On whose clocks the hours of an event's lines are told. */
    static Optional<ZoneId> zone(Sql sql, @Nullable UUID eventId) throws SQLException {
        return sql.one(
                "SELECT timezone FROM event WHERE id = CAST(? AS uuid)",
                row -> ZoneId.of(row.getString("timezone")),
                eventId);
    }

    private static Sql.@Nullable Values ids(@Nullable Set<UUID> events) {
        return events == null ? null : new Sql.Values("uuid", List.copyOf(events));
    }

    private static Queue queue(ResultSet row) throws SQLException {
        return new Queue(
                row.getObject("id", UUID.class),
                new QueueDetails(
                        row.getString("name"),
                        Sql.id(row, "event_id"),
                        row.getObject("capacity", Integer.class),
                        row.getInt("cooldown_seconds"),
                        row.getInt("counters"),
                        Sql.instant(row, "opens_at"),
                        Sql.instant(row, "closes_at"),
                        Estimator.valueOf(row.getString("estimator")),
                        row.getBoolean("join_code")),
                Objects.requireNonNull(Sql.instant(row, "counters_since")),
                row.getBoolean("opened"),
                Sql.instant(row, "paused_at"),
                row.getInt("last_number"),
                row.getInt("now_serving"),
                row.getInt("waiting"),
                row.getInt("in_service"),
                row.getLong("seq"),
                row.getLong("moves"),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }
}
