package io.gatehouse.queue;

import io.gatehouse.database.Sql;
import io.gatehouse.queue.Quarter.What;
import io.gatehouse.queue.Statistics.Promises;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Reads what a line's past adds up to, by quarters of an hour: the database need not know whose clocks will tell it. */
final class StatisticsQuery {

    /** Older places tell of another year. */
    private static final Duration REMEMBERED = Duration.ofDays(366);

    private static final int LATEST = 50;

    private static final String WAIT = "CAST(date_part('epoch', called_at - joined_at) AS integer)";
    private static final String MISS = "abs(" + WAIT + " - promised_seconds)";
    private static final String KEPT = WAIT + " BETWEEN promised_least AND promised_most";

    private static final String QUARTERS = """
            SELECT date_bin('15 minutes', joined_at, 'epoch') AS at, 'JOINED' AS what, count(*) AS many,
                   CAST(NULL AS integer[]) AS waits, CAST(NULL AS integer[]) AS misses, 0 AS kept, 0 AS timed,
                   CAST(0 AS float8) AS service
              FROM place
             WHERE queue_id = ? AND joined_at >= ?
             GROUP BY 1
             UNION ALL
            SELECT date_bin('15 minutes', called_at, 'epoch'), 'CALLED', count(*), array_agg(%s),
                   array_agg(%s) FILTER (WHERE promised_seconds IS NOT NULL), count(*) FILTER (WHERE %s), 0, 0
              FROM place
             WHERE queue_id = ? AND joined_at >= ? AND called_at IS NOT NULL
             GROUP BY 1
             UNION ALL
            SELECT date_bin('15 minutes', ended_at, 'epoch'),
                   CASE WHEN went_to IS NULL THEN status ELSE 'TRANSFERRED' END, count(*), NULL, NULL, 0,
                   count(*) FILTER (WHERE status = 'COMPLETED' AND NOT passed),
                   coalesce(sum(date_part('epoch', ended_at - coalesce(serving_at, called_at)))
                            FILTER (WHERE status = 'COMPLETED' AND NOT passed), 0)
              FROM place
             WHERE queue_id = ? AND joined_at >= ? AND ended_at IS NOT NULL
             GROUP BY 1, 2
            """.formatted(WAIT, MISS, KEPT);

    private static final String PROMISES = """
            SELECT array_agg(miss) AS misses, count(*) FILTER (WHERE kept) AS kept
              FROM (SELECT %s AS miss, %s AS kept
                      FROM place
                     WHERE queue_id = ? AND called_at IS NOT NULL AND promised_seconds IS NOT NULL
                     ORDER BY called_at DESC
                     LIMIT ?) AS latest
            """.formatted(MISS, KEPT);

    private StatisticsQuery() {}

    static List<Quarter> quarters(Sql sql, UUID queueId, Instant now) throws SQLException {
        Instant since = now.minus(REMEMBERED);
        return sql.all(QUARTERS, StatisticsQuery::quarter, queueId, since, queueId, since, queueId, since);
    }

    /** Of the latest guests alone. */
    static Promises latest(Sql sql, UUID queueId) throws SQLException {
        return sql.one(PROMISES, row -> Tally.promises(seconds(row, "misses"), row.getLong("kept")), queueId, LATEST)
                .orElseThrow();
    }

    private static Quarter quarter(ResultSet row) throws SQLException {
        return new Quarter(
                Objects.requireNonNull(Sql.instant(row, "at")),
                What.valueOf(row.getString("what")),
                row.getLong("many"),
                seconds(row, "waits"),
                seconds(row, "misses"),
                row.getLong("kept"),
                row.getLong("timed"),
                row.getDouble("service"));
    }

    private static List<Integer> seconds(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((Integer[]) array.getArray());
    }
}
