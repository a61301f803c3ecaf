package io.gatehouse.admission;

import io.gatehouse.admission.Stats.AtCheckpoint;
import io.gatehouse.admission.Stats.Count;
import io.gatehouse.admission.Stats.Minute;
import io.gatehouse.admission.Stats.OfCategory;
import io.gatehouse.admission.Stats.Share;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Adds up an event's scans. */
@Dependent
class StatsQuery {

    private static final int NEWEST = 200;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    StatsQuery() {}

    StatsQuery(DataSource source) {
        this.source = source;
    }

    Optional<Stats> of(UUID eventId) {
        return of(eventId, null);
    }

    /** @param known how many came in, if that need not be counted now */
    Optional<Stats> of(UUID eventId, @Nullable CameIn known) {
        Sql sql = new Sql(source);
        return sql.one(
                        "SELECT (SELECT count(*) FROM ticket WHERE event_id = e.id) FROM event e WHERE e.id = ?",
                        row -> row.getLong(1),
                        eventId)
                .map(tickets -> {
                    long[] waiting = waiting(sql, eventId);
                    Counted counted = Counted.read(sql, eventId, known);
                    return new Stats(
                            tickets,
                            counted.total(),
                            waiting[0],
                            waiting[1],
                            checkpoints(sql, eventId),
                            categories(sql, eventId).stream()
                                    .map(category -> category.now(counted.of(category.key())))
                                    .toList(),
                            minutes(sql, eventId, Instant.EPOCH, 0));
                });
    }

    /** What can have moved without a ticket being issued or changed, from that minute on. */
    static Stats again(Sql sql, UUID eventId, Stats before, Instant since, @Nullable CameIn known) {
        long[] waiting = waiting(sql, eventId);
        List<Minute> minutes = new ArrayList<>(before.perMinute().stream()
                .filter(minute -> minute.minute().isBefore(since))
                .toList());
        long inside = minutes.isEmpty() ? 0 : minutes.get(minutes.size() - 1).inside();
        minutes.addAll(minutes(sql, eventId, since, inside));
        Counted counted = Counted.read(sql, eventId, known);
        return new Stats(
                before.tickets(),
                counted.total(),
                waiting[0],
                waiting[1],
                checkpoints(sql, eventId),
                before.categories().stream()
                        .map(category -> category.now(counted.of(category.key())))
                        .toList(),
                List.copyOf(minutes));
    }

    List<Share> lately(UUID eventId) {
        return new Sql(source).all("""
                        SELECT verdict, reason, count(*) AS scans
                          FROM (SELECT verdict, reason FROM scan WHERE event_id = ? ORDER BY seq DESC LIMIT ?) newest
                         GROUP BY verdict, reason
                         ORDER BY verdict, scans DESC
                        """, StatsQuery::share, eventId, NEWEST);
    }

    private static List<AtCheckpoint> checkpoints(Sql sql, UUID eventId) {
        return sql.all(
                """
                SELECT c.id, c.name,
                       coalesce(sum(n.admitted), 0) AS admitted,
                       coalesce(sum(n.entries), 0) AS entries,
                       coalesce(sum(n.inside + n.disputed), 0) AS inside,
                       coalesce(sum(n.exits), 0) AS exits,
                       coalesce(sum(n.refused), 0) AS refused
                  FROM checkpoint c
                  LEFT JOIN checkpoint_count n ON n.checkpoint_id = c.id
                 WHERE c.event_id = ?
                 GROUP BY c.id
                 ORDER BY c.seq
                """,
                row -> new AtCheckpoint(row.getObject("id", UUID.class), row.getString("name"), count(row)),
                eventId);
    }

    /** How many tickets each category has; nobody has come yet. */
    private static List<OfCategory> categories(Sql sql, UUID eventId) {
        return sql.all("""
                SELECT category, count(*) AS tickets
                  FROM ticket
                 WHERE event_id = ?
                 GROUP BY category
                 ORDER BY category NULLS LAST
                """, row -> new OfCategory(row.getString("category"), row.getLong("tickets"), 0, 0, 0), eventId);
    }

    private static List<Minute> minutes(Sql sql, UUID eventId, Instant since, long insideBefore) {
        return sql.all(
                """
                SELECT m.minute, sum(m.entries) AS entries, sum(m.refused) AS refused,
                       ? + sum(sum(m.inside)) OVER (ORDER BY m.minute) AS inside
                  FROM checkpoint c
                  JOIN minute_count m ON m.checkpoint_id = c.id
                 WHERE c.event_id = ? AND c.perimeter AND m.minute >= ?
                 GROUP BY m.minute
                HAVING sum(m.entries) <> 0 OR sum(m.refused) <> 0 OR sum(m.inside) <> 0
                 ORDER BY m.minute
                """,
                row -> new Minute(
                        Objects.requireNonNull(Sql.instant(row, "minute")),
                        row.getLong("entries"),
                        row.getLong("refused"),
                        row.getLong("inside")),
                insideBefore,
                eventId,
                since);
    }

    /** How many conflicts are open, and how many late uploads wait for a decision. */
    private static long[] waiting(Sql sql, UUID eventId) {
        return sql.one("""
                        SELECT (SELECT count(*) FROM conflict WHERE event_id = ? AND closed_at IS NULL) AS conflicts,
                               (SELECT count(*) FROM held WHERE event_id = ? AND decision IS NULL) AS held
                        """, row -> new long[] {row.getLong("conflicts"), row.getLong("held")}, eventId, eventId)
                .orElseThrow();
    }

    private static Share share(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new Share(
                Verdict.valueOf(row.getString("verdict")),
                reason == null ? null : Reason.read(reason),
                row.getLong("scans"));
    }

    static Count count(ResultSet row) throws SQLException {
        return new Count(
                row.getLong("admitted"),
                row.getLong("entries"),
                row.getLong("inside"),
                row.getLong("exits"),
                row.getLong("refused"));
    }
}
