package io.gatehouse.queue;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.database.Sql;
import io.gatehouse.queue.QueueStore.Effect;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The moves, each one conditional statement on a place whose line is locked. */
final class Moves {

    /** Nobody can call the next one to a counter that is no more, so nobody there is waited for. */
    private static final String IS_PASSED =
            "coalesce(counter > (SELECT counters FROM queue WHERE id = queue_id), false)";

    private static final String UNDO = """
            status = CASE WHEN status = 'SERVING' OR (status = 'COMPLETED' AND serving_at IS NULL) THEN 'CALLED'
                          WHEN status = 'COMPLETED' THEN 'SERVING'
                          ELSE 'WAITING' END,
            counter = CASE WHEN status NOT IN ('CALLED', 'NO_SHOW') THEN counter END,
            called_at = CASE WHEN status NOT IN ('CALLED', 'NO_SHOW') THEN called_at END,
            serving_at = CASE WHEN status = 'COMPLETED' THEN serving_at END,
            ended_at = NULL,
            passed = status NOT IN ('CALLED', 'NO_SHOW') AND\s""" + IS_PASSED;

    private static final String REQUEUE = """
            status = 'WAITING', called_at = NULL, serving_at = NULL, ended_at = NULL, counter = NULL, passed = false,
            priority = ?, line_at = ?
            """;

    private Moves() {}

    /** Makes a move that needs no more to be known, or refuses it with the present state. */
    static Effect make(Sql sql, Place before, Move move, Instant now) throws SQLException {
        return switch (move) {
            case RECALL -> run(sql, before, move, "calls = calls + 1, passed = " + IS_PASSED);
            case SERVE -> run(sql, before, move, "status = 'SERVING', serving_at = ?, passed = " + IS_PASSED, now);
            case COMPLETE -> run(sql, before, move, "status = 'COMPLETED', ended_at = ?", now);
            case NO_SHOW -> run(sql, before, move, "status = 'NO_SHOW', ended_at = ?", now);
            case LEAVE, TRANSFER -> run(sql, before, move, "status = 'CANCELLED', ended_at = ?", now);
            case UNDO -> undo(sql, before);
            case CALL, REQUEUE, PREFER -> throw new IllegalArgumentException(move + " needs more");
        };
    }

    static Effect requeue(Sql sql, Place before, Calls.Spot spot) throws SQLException {
        Effect effect = run(sql, before, Move.REQUEUE, REQUEUE, spot.priority(), spot.lineAt());
        return new Effect(effect.waiting(), effect.inService(), Calls.lastNumber(sql, before.queueId()));
    }

    static Effect prefer(Sql sql, Place before, int priority) throws SQLException {
        return run(sql, before, Move.PREFER, "priority = ?", priority);
    }

    /** Who waits again was not called after all. */
    private static Effect undo(Sql sql, Place before) throws SQLException {
        Effect effect = run(sql, before, Move.UNDO, UNDO);
        if (effect.waiting() == 0) {
            return effect;
        }
        Integer counter = before.counter();
        int backThere = counter != null && before.status() == PlaceStatus.CALLED && !before.passed()
                ? Calls.unpass(sql, before.queueId(), counter)
                : 0;
        return new Effect(effect.waiting(), effect.inService() + backThere, Calls.lastNumber(sql, before.queueId()));
    }

    private static Effect run(Sql sql, Place before, Move move, String change, @Nullable Object... values)
            throws SQLException {
        List<@Nullable Object> all = new ArrayList<>(List.of(values));
        all.add(before.id());
        all.add(new Sql.Values("text", List.copyOf(move.from())));
        boolean made = sql.run("UPDATE place SET " + change + """
                         WHERE id = ? AND status = ANY (?)
                           AND (ended_at IS NULL
                                OR NOT EXISTS (SELECT FROM place AS other
                                                WHERE other.queue_id = place.queue_id
                                                  AND other.device_hash = place.device_hash
                                                  AND other.ended_at IS NULL))
                        """, all.toArray()) > 0;
        if (!made) {
            throw refusal(before, move);
        }
        Place after = PlaceStore.one(sql, before.queueId(), before.id()).orElseThrow();
        return new Effect(waiting(after) - waiting(before), inService(after) - inService(before), null);
    }

    private static int waiting(Place place) {
        return place.status() == PlaceStatus.WAITING ? 1 : 0;
    }

    private static int inService(Place place) {
        return place.status().isInService() && !place.passed() ? 1 : 0;
    }

    private static ProblemException refusal(Place before, Move move) {
        if (move.isLegalFrom(before.status())) {
            return new ProblemException(
                    ProblemType.ALREADY_IN_LINE, "The guest has joined again meanwhile, with another number");
        }
        return new ProblemException(
                        ProblemType.ILLEGAL_STATE,
                        "The place is %s"
                                .formatted(before.status()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ')))
                .with("state", before.status().name());
    }
}
