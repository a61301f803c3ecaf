package io.gatehouse.queue;

import io.gatehouse.database.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is called, to which counter, and under which key that was asked; on a line that is locked. */
final class Calls {

    /** Nobody asks again after that. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

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

    /** The same for all counters that are no more, once there are but so many. */
    static int passBeyond(Sql sql, UUID queueId, int counters) throws SQLException {
        return sql.run("""
                UPDATE place
                   SET passed = true
                 WHERE queue_id = ? AND ended_at IS NULL AND status <> 'WAITING' AND counter > ? AND NOT passed
                """, queueId, counters);
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
        sql.run("DELETE FROM queue_call WHERE queue_id = ? AND at < ?", queueId, now.minus(REMEMBERED));
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

    /** A spot in the line. */
    record Spot(int priority, Instant lineAt) {}

    /** Where one stands who lets that many of those who wait go first; behind all of them, if none is said. */
    static Spot behind(Sql sql, Place place, @Nullable Integer many) throws SQLException {
        Optional<Spot> before = many == null ? Optional.empty() : between(sql, place.queueId(), many);
        return before.isPresent()
                ? before.get()
                : new Spot(lowestPriority(sql, place.queueId()), last(sql, place.queueId()));
    }

    /** Behind so many: those make room, for who joined together stands close together. */
    private static Optional<Spot> between(Sql sql, UUID queueId, int many) throws SQLException {
        return sql.one(
                """
                WITH line AS (
                     SELECT id, priority, line_at, row_number() OVER (ORDER BY priority DESC, line_at, number) AS nth
                       FROM place
                      WHERE queue_id = ? AND ended_at IS NULL AND status = 'WAITING'),
                     neighbour AS (
                     SELECT priority, line_at FROM line WHERE nth = ? + 1),
                     forward AS (
                     UPDATE place
                        SET line_at = place.line_at - interval '2 microseconds'
                       FROM line, neighbour
                      WHERE place.id = line.id AND line.nth <= ? AND line.priority = neighbour.priority)
                SELECT priority, line_at - interval '1 microsecond' AS line_at
                  FROM neighbour
                """,
                row -> new Spot(row.getInt("priority"), Objects.requireNonNull(Sql.instant(row, "line_at"))),
                queueId,
                many,
                many);
    }

    private static int lowestPriority(Sql sql, UUID queueId) throws SQLException {
        return sql.one("""
                        SELECT coalesce(min(priority), 0) AS lowest
                          FROM place
                         WHERE queue_id = ? AND ended_at IS NULL AND status = 'WAITING'
                        """, row -> row.getInt("lowest"), queueId).orElse(0);
    }

    /** Who was at that counter before the last call, which was a mistake, is there again. Returns how many these are. */
    static int unpass(Sql sql, UUID queueId, int counter) throws SQLException {
        return sql.run("""
                WITH there AS (
                     SELECT id, passed, called_at
                       FROM place
                      WHERE queue_id = ? AND counter = ? AND ended_at IS NULL AND status <> 'WAITING')
                UPDATE place
                   SET passed = false
                 WHERE id = (SELECT id FROM there ORDER BY called_at DESC LIMIT 1)
                   AND NOT EXISTS (SELECT FROM there WHERE NOT passed)
                """, queueId, counter);
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
