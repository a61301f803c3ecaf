package io.gatehouse.scanner;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Commands in the database; each statement in the transaction of whoever calls, if there is one. */
@Dependent
class CommandStore {

    /** Those that wait for something, at a version of the event's commands. */
    record Open(Set<UUID> scanners, long version) {}

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    CommandStore() {}

    CommandStore(DataSource source) {
        this.source = source;
    }

    void add(UUID scannerId, Command command) {
        Statements.run(
                source,
                """
                INSERT INTO scanner_command (id, scanner_id, name, text, issued_by, issued_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                command.id(),
                scannerId,
                command.name().name(),
                command.text(),
                command.issuedBy(),
                command.at());
    }

    /** To each scanner that may act at the event now; each gets a command of its own. */
    int broadcast(UUID broadcast, UUID eventId, Command command) {
        return Statements.run(
                source, """
                INSERT INTO scanner_command (id, scanner_id, name, text, broadcast, issued_by, issued_at)
                SELECT gen_random_uuid(), s.id, 'MESSAGE', ?, ?, ?, ?
                  FROM scanner s
                  JOIN event e ON e.id = s.event_id
                 WHERE s.event_id = ?
                   AND s.status = 'APPROVED'
                   AND greatest(e.ends_at + interval '24 hours', s.extended_until) > ?
                """, command.text(), broadcast, command.issuedBy(), command.at(), eventId, command.at());
    }

    /** Ends commands of those names that still wait. */
    void end(UUID scannerId, Collection<CommandName> names, Instant now) {
        Statements.run(
                source,
                """
                UPDATE scanner_command
                   SET done_at = ?
                 WHERE scanner_id = ? AND done_at IS NULL AND name = ANY (?)
                """,
                now,
                scannerId,
                new Statements.Values("text", names.stream().map(Enum::name).toList()));
    }

    /** Another device has the scanner's place: nothing that was told before is for it. */
    void endAll(UUID scannerId, Instant now) {
        Statements.run(
                source,
                "UPDATE scanner_command SET done_at = coalesce(done_at, ?), past = true WHERE scanner_id = ? AND NOT past",
                now,
                scannerId);
    }

    /** Last in its transaction: everybody who commands scanners of this event waits for this row. */
    void count(UUID eventId) {
        Statements.run(source, "UPDATE event_rights SET commands = commands + 1 WHERE event_id = ?", eventId);
    }

    /** Those of them that were told and can be done. */
    List<Command> done(UUID scannerId, Collection<UUID> ids, Instant now) {
        List<Command> done = new ArrayList<>();
        Statements.read(source, """
                UPDATE scanner_command
                   SET done_at = ?
                 WHERE scanner_id = ? AND id = ANY (?) AND done_at IS NULL
                RETURNING id, name, text, issued_at, issued_by
                """, row -> done.add(command(row)), now, scannerId, Statements.ids(ids));
        return done;
    }

    Open open(UUID eventId) {
        Set<UUID> scanners = new HashSet<>();
        AtomicLong version = new AtomicLong(-1);
        Statements.read(
                source,
                """
                SELECT r.commands, ARRAY(SELECT DISTINCT c.scanner_id
                                           FROM scanner_command c
                                           JOIN scanner s ON s.id = c.scanner_id
                                          WHERE s.event_id = r.event_id AND c.done_at IS NULL) AS scanners
                  FROM event_rights r
                 WHERE r.event_id = ?
                """,
                row -> {
                    version.set(row.getLong("commands"));
                    scanners.addAll(List.of((UUID[]) row.getArray("scanners").getArray()));
                },
                eventId);
        return new Open(scanners, version.get());
    }

    /** What waits for these scanners, in the order in which it was issued; what is told once is told now. */
    Map<UUID, List<Command>> handOut(Collection<UUID> scannerIds, Instant now) {
        Map<UUID, List<Command>> handed = new HashMap<>();
        Statements.read(
                source,
                """
                WITH fresh AS (
                    UPDATE scanner_command
                       SET handed_at = ?, done_at = CASE WHEN name IN ('LOCK', 'UNLOCK', 'WIPE') THEN NULL ELSE ?::timestamptz END
                     WHERE scanner_id = ANY (?) AND done_at IS NULL AND handed_at IS NULL
                    RETURNING *)
                SELECT *
                  FROM fresh
                 UNION ALL
                SELECT *
                  FROM scanner_command
                 WHERE scanner_id = ANY (?) AND done_at IS NULL AND handed_at IS NOT NULL
                 ORDER BY seq
                """,
                row -> handed.computeIfAbsent(row.getObject("scanner_id", UUID.class), first -> new ArrayList<>())
                        .add(command(row)),
                now,
                now,
                Statements.ids(scannerIds),
                Statements.ids(scannerIds));
        return handed;
    }

    Map<UUID, Standing> standing(Collection<UUID> scannerIds) {
        Map<UUID, Standing> found = new HashMap<>();
        Statements.read(
                source,
                """
                SELECT scanner_id,
                       count(*) FILTER (WHERE done_at IS NULL) AS waiting,
                       (array_agg(name ORDER BY seq DESC) FILTER (WHERE name IN ('LOCK', 'UNLOCK')))[1] = 'LOCK' AS locked,
                       bool_or(name = 'WIPE' AND done_at IS NOT NULL) AS wiped
                  FROM scanner_command
                 WHERE scanner_id = ANY (?) AND NOT past
                 GROUP BY scanner_id
                """,
                row -> found.put(
                        row.getObject("scanner_id", UUID.class),
                        new Standing(row.getInt("waiting"), row.getBoolean("locked"), row.getBoolean("wiped"))),
                Statements.ids(scannerIds));
        return found;
    }

    private static Command command(ResultSet row) throws SQLException {
        @Nullable String text = row.getString("text");
        return new Command(
                row.getObject("id", UUID.class),
                CommandName.valueOf(row.getString("name")),
                text,
                Objects.requireNonNull(Statements.instant(row, "issued_at")),
                row.getString("issued_by"));
    }
}
