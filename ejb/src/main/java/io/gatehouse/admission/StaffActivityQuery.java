package io.gatehouse.admission;

import io.gatehouse.admission.StaffActivity.Hour;
import io.gatehouse.admission.StaffActivity.One;
import io.gatehouse.admission.StaffActivity.Pace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads who scanned how much, in one statement that goes through an event's scans once. */
final class StaffActivityQuery {

    private static final String ACTIVITY = """
            WITH made AS (
                SELECT s.operator_id, CASE WHEN s.operator_id IS NULL THEN s.scanner_id END AS scanner_id,
                       s.verdict, s.forced, s.manual, s.settled_at, a.scan_id AS annulled,
                       date_trunc('hour', s.settled_at, ?) AS hour,
                       extract(epoch FROM s.settled_at - lag(s.settled_at) OVER (
                           PARTITION BY coalesce(s.operator_id, s.scanner_id), s.operator_id IS NULL
                               ORDER BY s.settled_at)) AS gap
                  FROM scan s
                  LEFT JOIN annulment a ON a.scan_id = s.scan_id
                 WHERE s.event_id = ?
                   AND s.settled_at >= coalesce(CAST(? AS timestamptz), '-infinity')
                   AND s.settled_at < coalesce(CAST(? AS timestamptz), 'infinity')),
            summed AS (
                SELECT operator_id, scanner_id, hour, grouping(hour) = 0 AS of_hour,
                       count(*) AS scans,
                       count(*) FILTER (WHERE verdict = 'ADMITTED') AS admitted,
                       count(*) FILTER (WHERE verdict = 'EXITED') AS exited,
                       count(*) FILTER (WHERE verdict = 'REFUSED') AS refused,
                       count(*) FILTER (WHERE forced) AS forced,
                       count(*) FILTER (WHERE manual) AS manual,
                       count(annulled) AS annulled,
                       count(*) FILTER (WHERE gap <= 300) AS paced,
                       sum(gap) FILTER (WHERE gap <= 300) AS active,
                       percentile_cont(0.5) WITHIN GROUP (ORDER BY gap) FILTER (WHERE gap <= 300) AS median,
                       min(settled_at) AS first_at, max(settled_at) AS last_at
                  FROM made
                 GROUP BY GROUPING SETS ((operator_id, scanner_id), (hour)))
            SELECT u.*, coalesce(p.name, s.name, 'Somebody unknown') AS name
              FROM summed u
              LEFT JOIN staff p ON p.id = u.operator_id
              LEFT JOIN scanner s ON s.id = u.scanner_id
             ORDER BY u.of_hour, u.hour, u.scans DESC, u.last_at DESC
            """;

    private static final double MILLIS = 1_000;

    private final Sql sql;

    StaffActivityQuery(Sql sql) {
        this.sql = sql;
    }

    /** @param zone whose clocks tell when an hour begins */
    StaffActivity of(UUID eventId, @Nullable Instant since, @Nullable Instant until, ZoneId zone) {
        List<One> items = new ArrayList<>();
        List<Hour> hours = new ArrayList<>();
        sql.all(
                ACTIVITY,
                row -> row.getBoolean("of_hour") ? hours.add(hour(row)) : items.add(one(row)),
                zone.getId(),
                eventId,
                since,
                until);
        return new StaffActivity(List.copyOf(items), List.copyOf(hours));
    }

    private static Hour hour(ResultSet row) throws SQLException {
        return new Hour(time(row, "hour"), row.getLong("scans"), row.getLong("refused"));
    }

    private static One one(ResultSet row) throws SQLException {
        UUID operator = row.getObject("operator_id", UUID.class);
        return new One(
                operator != null,
                operator != null ? operator : row.getObject("scanner_id", UUID.class),
                row.getString("name"),
                row.getLong("scans"),
                row.getLong("admitted"),
                row.getLong("exited"),
                row.getLong("refused"),
                row.getLong("forced"),
                row.getLong("manual"),
                row.getLong("annulled"),
                pace(row),
                time(row, "first_at"),
                time(row, "last_at"));
    }

    private static @Nullable Pace pace(ResultSet row) throws SQLException {
        long paced = row.getLong("paced");
        return paced == 0 ? null : new Pace(paced, seconds(row, "active"), seconds(row, "median"));
    }

    private static Duration seconds(ResultSet row, String column) throws SQLException {
        return Duration.ofMillis(Math.round(row.getDouble(column) * MILLIS));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, column));
    }
}
