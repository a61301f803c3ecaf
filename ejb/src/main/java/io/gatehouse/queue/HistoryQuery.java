package io.gatehouse.queue;

import io.gatehouse.database.Sql;
import io.gatehouse.queue.estimate.History;
import io.gatehouse.queue.estimate.Pause;
import io.gatehouse.queue.estimate.Visit;
import io.gatehouse.queue.estimate.Visit.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What the line's past tells: its latest guests and pauses. */
final class HistoryQuery {

    /** Of those called, and of those who left without; older ones tell of another hour. */
    private static final int MOST = 200;

    private static final Duration LONGEST = Duration.ofDays(7);

    private HistoryQuery() {}

    static History of(Sql sql, Queue queue, Instant now) throws SQLException {
        List<Visit> visits = sql.all("""
                (SELECT * FROM place WHERE queue_id = ? AND called_at IS NOT NULL ORDER BY called_at DESC, number DESC LIMIT ?)
                UNION ALL
                (SELECT * FROM place
                  WHERE queue_id = ? AND called_at IS NULL AND ended_at IS NOT NULL
                  ORDER BY joined_at DESC, number DESC LIMIT ?)
                """, HistoryQuery::visit, queue.id(), MOST, queue.id(), MOST);
        List<Pause> pauses = sql.all(
                "SELECT began_at, ended_at FROM queue_pause WHERE queue_id = ? AND ended_at > ? ORDER BY began_at",
                row -> new Pause(
                        Objects.requireNonNull(Sql.instant(row, "began_at")),
                        Objects.requireNonNull(Sql.instant(row, "ended_at"))),
                queue.id(),
                now.minus(LONGEST));
        Instant paused = queue.pausedAt();
        if (paused != null) {
            pauses.add(new Pause(paused, now));
        }
        return new History(visits, pauses, queue.details().counters(), queue.countersSince(), now);
    }

    private static Visit visit(ResultSet row) throws SQLException {
        return new Visit(
                Objects.requireNonNull(Sql.instant(row, "joined_at")),
                Sql.instant(row, "called_at"),
                Sql.instant(row, "ended_at"),
                outcome(PlaceStatus.valueOf(row.getString("status"))),
                Objects.requireNonNullElse(row.getObject("counter", Integer.class), 1),
                PlaceStore.promised(row));
    }

    private static Outcome outcome(PlaceStatus status) {
        return switch (status) {
            case COMPLETED -> Outcome.SERVED;
            case NO_SHOW -> Outcome.NO_SHOW;
            case CANCELLED -> Outcome.LEFT;
            case WAITING, CALLED, SERVING -> Outcome.OPEN;
        };
    }
}
