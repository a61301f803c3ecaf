package io.gatehouse.admission;

import io.gatehouse.admission.Stats.AtCheckpoint;
import io.gatehouse.admission.Stats.Count;
import io.gatehouse.admission.Stats.Minute;
import io.gatehouse.admission.Stats.OfCategory;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Adds up an event's scans. */
@Dependent
class StatsQuery {

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    StatsQuery() {}

    StatsQuery(DataSource source) {
        this.source = source;
    }

    Optional<Stats> of(UUID eventId) {
        Sql sql = new Sql(source);
        return sql.one(
                        "SELECT (SELECT count(*) FROM ticket WHERE event_id = e.id) FROM event e WHERE e.id = ?",
                        row -> row.getLong(1),
                        eventId)
                .map(tickets -> new Stats(
                        tickets,
                        total(sql, eventId),
                        0,
                        checkpoints(sql, eventId),
                        categories(sql, eventId),
                        minutes(sql, eventId)));
    }

    private static Count total(Sql sql, UUID eventId) {
        return sql.one("""
                        SELECT count(DISTINCT p.ticket_id) FILTER (WHERE p.entries > 0) AS admitted,
                               coalesce(sum(p.entries), 0) AS entries,
                               coalesce(sum(p.inside), 0) AS inside,
                               coalesce(sum(p.exits), 0) AS exits,
                               (SELECT count(*)
                                  FROM scan s
                                  JOIN checkpoint sc ON sc.id = s.checkpoint_id
                                 WHERE sc.event_id = ? AND sc.perimeter AND s.verdict = 'REFUSED') AS refused
                          FROM checkpoint c
                          JOIN presence p ON p.checkpoint_id = c.id
                         WHERE c.event_id = ? AND c.perimeter
                        """, StatsQuery::count, eventId, eventId).orElseThrow();
    }

    private static List<AtCheckpoint> checkpoints(Sql sql, UUID eventId) {
        return sql.all(
                """
                SELECT c.id, c.name,
                       count(p.ticket_id) FILTER (WHERE p.entries > 0) AS admitted,
                       coalesce(sum(p.entries), 0) AS entries,
                       coalesce(sum(p.inside), 0) AS inside,
                       coalesce(sum(p.exits), 0) AS exits,
                       (SELECT count(*) FROM scan s
                         WHERE s.checkpoint_id = c.id AND s.verdict = 'REFUSED') AS refused
                  FROM checkpoint c
                  LEFT JOIN presence p ON p.checkpoint_id = c.id
                 WHERE c.event_id = ?
                 GROUP BY c.id
                 ORDER BY c.seq
                """,
                row -> new AtCheckpoint(row.getObject("id", UUID.class), row.getString("name"), count(row)),
                eventId);
    }

    private static List<OfCategory> categories(Sql sql, UUID eventId) {
        return sql.all(
                """
                SELECT t.category,
                       count(DISTINCT t.id) AS tickets,
                       count(DISTINCT p.ticket_id) FILTER (WHERE p.entries > 0) AS admitted,
                       coalesce(sum(p.entries), 0) AS entries,
                       coalesce(sum(p.inside), 0) AS inside
                  FROM ticket t
                  LEFT JOIN (presence p JOIN checkpoint c ON c.id = p.checkpoint_id AND c.perimeter)
                    ON p.ticket_id = t.id
                 WHERE t.event_id = ?
                 GROUP BY t.category
                 ORDER BY t.category NULLS LAST
                """,
                row -> new OfCategory(
                        row.getString("category"),
                        row.getLong("tickets"),
                        row.getLong("admitted"),
                        row.getLong("entries"),
                        row.getLong("inside")),
                eventId);
    }

    private static List<Minute> minutes(Sql sql, UUID eventId) {
        return sql.all(
                """
                SELECT date_trunc('minute', s.settled_at, 'UTC') AS minute,
                       count(*) FILTER (WHERE s.verdict = 'ADMITTED') AS entries,
                       count(*) FILTER (WHERE s.verdict = 'REFUSED') AS refused
                  FROM scan s
                  JOIN checkpoint c ON c.id = s.checkpoint_id AND c.perimeter
                 WHERE s.event_id = ? AND s.verdict <> 'EXITED'
                 GROUP BY 1
                 ORDER BY 1
                """,
                row -> new Minute(
                        Objects.requireNonNull(Sql.instant(row, "minute")),
                        row.getLong("entries"),
                        row.getLong("refused")),
                eventId);
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                row.getLong("admitted"),
                row.getLong("entries"),
                row.getLong("inside"),
                row.getLong("exits"),
                row.getLong("refused"));
    }
}
