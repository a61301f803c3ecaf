package io.gatehouse.queue;

import io.gatehouse.database.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is called, to which counter, and under which key that was asked; on a line that is locked. */
final class Calls {

    private Calls() {}

    /** What was answered under a key: a place, or that nobody waited. */
    record Call(@Nullable UUID placeId) {}

    /** The first of those who wait. */
    static Optional<UUID> next(Sql sql, UUID queueId, int counter, Instant now) throws SQLException {
        return sql.one("""
                UPDATE place
                   SET status = 'CALLED', called_at = ?, counter = ?, calls = calls + 1
                 WHERE id = (SELECT id
                               FROM place
                              WHERE queue_id = ? AND ended_at IS NULL AND status = 'WAITING'
                              ORDER BY priority DESC, line_at, number
                              LIMIT 1
                                FOR UPDATE SKIP LOCKED)
                RETURNING id
                """, row -> row.getObject("id", UUID.class), now, counter, queueId);
    }

    /** Nobody waits any more for who was at that counter. Returns how many these are. */
    static int pass(Sql sql, UUID queueId, int counter) throws SQLException {
        return sql.run("""
                UPDATE place
                   SET passed = true
                 WHERE queue_id = ? AND ended_at IS NULL AND status <> 'WAITING' AND counter = ? AND NOT passed
                """, queueId, counter);
    }

    /** One where nobody is, or else the one that has called longest ago. */
    static int freeCounter(Sql sql, Queue queue) throws SQLException {
        return sql.one("""
                        SELECT c.counter
                          FROM generate_series(1, ?) AS c (counter)
                          LEFT JOIN place AS p
                                 ON p.queue_id = ? AND p.ended_at IS NULL AND p.status <> 'WAITING' AND NOT p.passed
                                AND p.counter = c.counter
                         ORDER BY p.called_at NULLS FIRST, c.counter
                         LIMIT 1
                        """, row -> row.getInt("counter"), queue.details().counters(), queue.id())
                .orElse(1);
    }

    static Optional<Call> under(Sql sql, UUID queueId, String key) throws SQLException {
        return sql.one(
                "SELECT place_id FROM queue_call WHERE queue_id = ? AND key = ?",
                row -> new Call(Sql.id(row, "place_id")),
                queueId,
                key);
    }

    static void remember(Sql sql, UUID queueId, String key, @Nullable UUID placeId, Instant now) throws SQLException {
        sql.run(
                "INSERT INTO queue_call (queue_id, key, place_id, at) VALUES (?, ?, CAST(? AS uuid), ?)",
                queueId,
                key,
                placeId,
                now);
    }

    /** The number that was called last; 0 before the first. */
    static int lastNumber(Sql sql, UUID queueId) throws SQLException {
        return sql.one("""
                        SELECT number
                          FROM place
                         WHERE queue_id = ? AND called_at IS NOT NULL
                         ORDER BY called_at DESC, number DESC
                         LIMIT 1
                        """, row -> row.getInt("number"), queueId).orElse(0);
    }

    /** Where one stands who lets that many of those who wait go first; behind all of them, if none is said. */
    static Instant lineAt(Sql sql, Place place, @Nullable Integer behind) throws SQLException {
        Optional<Instant> before = behind == null
                ? Optional.empty()
                : sql.one(
                        """
                        SELECT line_at
                          FROM place
                         WHERE queue_id = ? AND ended_at IS NULL AND status = 'WAITING' AND priority = ?
                         ORDER BY line_at, number
                        OFFSET ? LIMIT 1
                        """,
                        row -> Objects.requireNonNull(Sql.instant(row, "line_at"))
                                .minusNanos(1000),
                        place.queueId(),
                        place.priority(),
                        behind);
        return before.isPresent() ? before.get() : last(sql, place.queueId());
    }

    private static Instant last(Sql sql, UUID queueId) throws SQLException {
        return sql.one("""
                        UPDATE queue
                           SET last_line_at = greatest(clock_timestamp(), last_line_at + interval '1 microsecond')
                         WHERE id = ?
                        RETURNING last_line_at
                        """, row -> Objects.requireNonNull(Sql.instant(row, "last_line_at")), queueId)
                .orElseThrow();
    }
}
