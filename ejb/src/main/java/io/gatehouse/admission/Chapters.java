package io.gatehouse.admission;

import io.gatehouse.admission.Sql.Column;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Effect;
import io.gatehouse.admission.rules.Passage;
import io.gatehouse.admission.rules.Passage.Decided;
import io.gatehouse.admission.rules.Passage.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the passages of tickets at checkpoints, and locks them where that is wanted. */
final class Chapters {

    private static final String PASSAGE = """
            SELECT s.scan_id, s.ticket_id, s.checkpoint_id, s.asked_hash, s.settled_at, s.n, s.scanned_at, s.direction,
                   s.verdict, s.outside, s.force_asked, s.allowed, s.reentry, x.effect, coalesce(x.decided, false) AS decided
            """;

    private record Row(
            Subject subject, Passage passage, @Nullable Effect effect) {}

    private Chapters() {}

    /** Takes these tickets for this transaction alone, in the order in which all take them, those that are new here too. */
    static void lock(Sql sql, Collection<Pair> wanted) {
        List<Pair> pairs = wanted.stream().sorted(Pair.ORDER).distinct().toList();
        if (pairs.isEmpty()) {
            return;
        }
        Column tickets = Column.of("uuid", pairs, Pair::ticketId);
        Column checkpoints = Column.of("uuid", pairs, Pair::checkpointId);
        sql.run("""
                        INSERT INTO presence AS p (ticket_id, checkpoint_id, used, inside, entries, exits, version)
                        SELECT q.*, 0, 0, 0, 0, 0
                          FROM unnest(?, ?) AS q
                            ON CONFLICT (ticket_id, checkpoint_id) DO UPDATE SET version = p.version
                        """, tickets, checkpoints);
    }

    /** Those who let in the same unknown code come one after another. */
    static void lockStray(Sql sql, Subject stray) {
        sql.all(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0)) IS NULL",
                row -> row.getBoolean(1),
                stray.hash() + "@" + stray.checkpointId());
    }

    static Map<Subject, Chapter> read(Sql sql, Collection<Standing> standings) {
        Map<Subject, Chapter> chapters = new HashMap<>();
        List<Standing> known =
                standings.stream().filter(standing -> standing.version() > 0).toList();
        Map<Subject, List<Row>> rows = new HashMap<>();
        Map<Subject, UUID> open = new HashMap<>();
        if (!known.isEmpty()) {
            Column tickets = Column.of("uuid", known, one -> one.pair().ticketId());
            Column checkpoints = Column.of("uuid", known, one -> one.pair().checkpointId());
            sql.all(PASSAGE + """
                              FROM unnest(?, ?) AS q (ticket_id, checkpoint_id)
                              JOIN scan s ON s.ticket_id = q.ticket_id AND s.checkpoint_id = q.checkpoint_id
                              LEFT JOIN scan_effect x ON x.scan_id = s.scan_id
                             WHERE s.verdict <> 'REFUSED' OR (s.offline_verdict = 'ADMITTED' AND s.direction = 'ENTRY')
                            """, Chapters::row, tickets, checkpoints)
                    .forEach(row -> rows.computeIfAbsent(row.subject(), unknown -> new ArrayList<>())
                            .add(row));
            sql.all(
                            """
                            SELECT c.id, c.ticket_id, c.checkpoint_id
                              FROM unnest(?, ?) AS q (ticket_id, checkpoint_id)
                              JOIN conflict c ON c.ticket_id = q.ticket_id AND c.checkpoint_id = q.checkpoint_id
                             WHERE c.closed_at IS NULL
                            """,
                            row -> Map.entry(
                                    new Subject(
                                            row.getObject("checkpoint_id", UUID.class),
                                            row.getObject("ticket_id", UUID.class),
                                            null),
                                    row.getObject("id", UUID.class)),
                            tickets,
                            checkpoints)
                    .forEach(entry -> open.put(entry.getKey(), entry.getValue()));
        }
        for (Standing standing : standings) {
            Subject subject = Subject.of(standing.pair());
            chapters.put(subject, chapter(subject, standing, rows.getOrDefault(subject, List.of()), open.get(subject)));
        }
        return chapters;
    }

    static Chapter readStray(Sql sql, Subject stray) {
        byte[] hash = HexFormat.of().parseHex(Objects.requireNonNull(stray.hash()));
        List<Row> rows = sql.all(PASSAGE + """
                          FROM scan s
                          LEFT JOIN scan_effect x ON x.scan_id = s.scan_id
                         WHERE s.ticket_id IS NULL AND s.asked_hash = ? AND s.checkpoint_id = ?
                           AND s.offline_verdict = 'ADMITTED' AND s.direction = 'ENTRY'
                        """, Chapters::row, hash, stray.checkpointId());
        UUID open = sql.one("""
                        SELECT id
                          FROM conflict
                         WHERE closed_at IS NULL AND ticket_id IS NULL AND asked_hash = ? AND checkpoint_id = ?
                        """, row -> row.getObject("id", UUID.class), hash, stray.checkpointId())
                .orElse(null);
        return chapter(stray, null, rows, open);
    }

    private static Chapter chapter(
            Subject subject, @Nullable Standing standing, List<Row> rows, @Nullable UUID openConflict) {
        Map<String, Effect> effects = new HashMap<>();
        rows.forEach(row -> {
            if (row.effect() != null) {
                effects.put(row.passage().scanId(), row.effect());
            }
        });
        return new Chapter(subject, standing, rows.stream().map(Row::passage).toList(), effects, openConflict);
    }

    private static Row row(ResultSet row) throws SQLException {
        UUID ticketId = row.getObject("ticket_id", UUID.class);
        String stored = row.getString("effect");
        Effect effect = stored == null ? null : Effect.read(stored);
        boolean refused = "REFUSED".equals(row.getString("verdict"));
        Passage passage = new Passage(
                row.getString("scan_id"),
                Objects.requireNonNull(Sql.instant(row, "settled_at")),
                row.getObject("n", Long.class),
                Sql.instant(row, "scanned_at"),
                Direction.valueOf(row.getString("direction")),
                refused ? Kind.DISPUTED : row.getBoolean("outside") ? Kind.OUTSIDE : Kind.ORDINARY,
                row.getBoolean("force_asked"),
                row.getInt("allowed"),
                row.getBoolean("reentry"),
                decided(effect, row.getBoolean("decided")));
        return new Row(
                new Subject(
                        row.getObject("checkpoint_id", UUID.class),
                        ticketId,
                        ticketId == null ? HexFormat.of().formatHex(row.getBytes("asked_hash")) : null),
                passage,
                effect);
    }

    private static Decided decided(@Nullable Effect effect, boolean byPerson) {
        if (effect == Effect.ANNULLED) {
            return Decided.ANNULLED;
        }
        if (!byPerson || effect == null) {
            return Decided.OPEN;
        }
        return effect == Effect.NONE ? Decided.SET_ASIDE : Decided.COUNTED;
    }
}
