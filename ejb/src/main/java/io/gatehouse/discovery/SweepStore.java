package io.gatehouse.discovery;

import io.gatehouse.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Sweeps by their numbers, each one higher than the last. The database lets only one run, whichever node runs it. */
final class SweepStore {

    /** A node that hasn't been heard of for so long sweeps no more. */
    private static final int LEASE_SECONDS = 10;

    private static final int KEPT = 500;

    private SweepStore() {}

    /** The running one or the last, and how long ago by the database's clock it began. */
    record Newest(SweepRecord sweep, long secondsAgo) {}

    /** Ends those whose node has gone. */
    static Optional<Long> giveUpAbandoned(Sql sql, Instant now) throws SQLException {
        return sql.one(
                "WITH given_up AS (UPDATE discovery_sweep SET ended_at = ?, failure = ?"
                        + " WHERE ended_at IS NULL AND lease_until < clock_timestamp() RETURNING seq)"
                        + " SELECT seq FROM given_up",
                row -> row.getLong(1),
                now,
                "The node that swept has stopped before it was done");
    }

    /** The new one's number, if none is running. */
    static Optional<Long> begin(Sql sql, String askedBy, UUID node, Instant now) throws SQLException {
        return sql.one("""
                INSERT INTO discovery_sweep (seq, asked_by, node, began_at, lease_until)
                SELECT coalesce(max(seq), 0) + 1, ?, ?, ?, clock_timestamp() + make_interval(secs => ?)
                  FROM discovery_sweep
                    ON CONFLICT DO NOTHING
                RETURNING seq
                """, row -> row.getLong(1), askedBy, node, now, LEASE_SECONDS);
    }

    /** Still at it; false if it was given up meanwhile. */
    static boolean goOn(Sql sql, long seq, UUID node, int done, int total) throws SQLException {
        return sql.run("""
                        UPDATE discovery_sweep
                           SET done = ?, total = ?, lease_until = clock_timestamp() + make_interval(secs => ?)
                         WHERE seq = ? AND node = ? AND ended_at IS NULL
                        """, done, total, LEASE_SECONDS, seq, node) > 0;
    }

    static boolean end(Sql sql, long seq, UUID node, Ending ending) throws SQLException {
        return sql.run("""
                        UPDATE discovery_sweep
                           SET ended_at = ?, failure = ?, probed = ?, seen = ?, skipped = ?, done = total
                         WHERE seq = ? AND node = ? AND ended_at IS NULL
                        """, ending.at(), ending.failure(), ending.probed(), ending.seen(), ending.skipped(), seq, node)
                > 0;
    }

    static Optional<Newest> newest(Sql sql) throws SQLException {
        return sql.one("""
                SELECT *, extract(epoch FROM clock_timestamp() - began_at)::bigint AS seconds_ago
                  FROM discovery_sweep
                 ORDER BY seq DESC
                 LIMIT 1
                """, row -> new Newest(sweep(row), row.getLong("seconds_ago")));
    }

    static Optional<SweepRecord> lastEnded(Sql sql) throws SQLException {
        return sql.one(
                "SELECT * FROM discovery_sweep WHERE ended_at IS NOT NULL ORDER BY seq DESC LIMIT 1",
                SweepStore::sweep);
    }

    /** When devices were last looked at with success. */
    static Optional<Instant> lastDone(Sql sql) throws SQLException {
        return sql.one(
                "SELECT ended_at FROM discovery_sweep WHERE ended_at IS NOT NULL AND failure IS NULL"
                        + " ORDER BY seq DESC LIMIT 1",
                row -> Objects.requireNonNull(Sql.instant(row, "ended_at")));
    }

    static Optional<SweepRecord> one(Sql sql, long seq) throws SQLException {
        return sql.one("SELECT * FROM discovery_sweep WHERE seq = ?", SweepStore::sweep, seq);
    }

    /** The newest are kept, and the newest that did what it was asked for. */
    static void forgetOld(Sql sql) throws SQLException {
        sql.run("""
                DELETE FROM discovery_sweep
                 WHERE seq <= (SELECT max(seq) FROM discovery_sweep) - ?
                   AND seq <> (SELECT max(seq) FROM discovery_sweep WHERE failure IS NULL AND ended_at IS NOT NULL)
                """, KEPT);
    }

    private static SweepRecord sweep(ResultSet row) throws SQLException {
        return new SweepRecord(
                row.getLong("seq"),
                row.getString("asked_by"),
                Objects.requireNonNull(Sql.instant(row, "began_at")),
                Sql.instant(row, "ended_at"),
                row.getString("failure"),
                row.getInt("done"),
                row.getInt("total"),
                row.getObject("probed", Integer.class),
                row.getObject("seen", Integer.class),
                row.getString("skipped"));
    }
}
