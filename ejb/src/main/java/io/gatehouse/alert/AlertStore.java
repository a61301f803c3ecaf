package io.gatehouse.alert;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The alerts that are kept, and what the database knows of what they are about. */
@Dependent
class AlertStore {

    private static final String SELECT = """
            SELECT a.*, coalesce(s.name, t.holder, t.reference) AS name
              FROM alert a
              LEFT JOIN scanner s ON s.id = CASE WHEN a.subject LIKE 'scanner/%' THEN substr(a.subject, 9)::uuid END
              LEFT JOIN ticket t ON t.id = CASE WHEN a.subject LIKE 'ticket/%' THEN substr(a.subject, 8)::uuid END
            """;

    /** Counts the open one up. What was seen by several, and told of before, is no news. */
    private static final String RAISE = """
            INSERT INTO alert (id, event_id, kind, subject, detail, count, first_at, last_at)
            SELECT gen_random_uuid(), CAST(? AS uuid), ?, ?, ?, ?, ?, ?
             WHERE NOT EXISTS (SELECT FROM alert
                                WHERE kind = ? AND subject = ? AND acknowledged_at > ?)
                ON CONFLICT (kind, subject, coalesce(event_id, '00000000-0000-0000-0000-000000000000'))
                   WHERE acknowledged_at IS NULL
                DO UPDATE
               SET count = alert.count + excluded.count, detail = excluded.detail,
                   last_at = greatest(alert.last_at, excluded.last_at)
             WHERE NOT ? OR alert.last_at < excluded.last_at
            """;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    AlertStore() {}

    AlertStore(DataSource source) {
        this.source = source;
    }

    /** A scanner by whose newest heartbeat the clock is wrong, and by how much. */
    record WrongClock(UUID eventId, UUID scannerId, long aheadMs, Instant at) {}

    /** Reads the row that the result set stands on. */
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Whether that is news. */
    boolean raise(Sighting seen) {
        return raise(seen, null);
    }

    /**
     * Whether that is news, for what lasts: it is seen again and again by every node, and is counted once for each time;
     * when somebody has acknowledged it, it is left in peace for a while.
     */
    boolean raiseWhatLasts(Sighting seen, Duration peace) {
        return raise(seen, peace);
    }

    private boolean raise(Sighting seen, @Nullable Duration peace) {
        Instant quietSince = peace == null
                ? Instant.parse("9999-01-01T00:00:00Z")
                : seen.lastAt().minus(peace);
        return run(
                        RAISE,
                        seen.eventId(),
                        seen.kind(),
                        seen.subject(),
                        seen.detail(),
                        seen.times(),
                        seen.firstAt(),
                        seen.lastAt(),
                        seen.kind(),
                        seen.subject(),
                        quietSince,
                        peace != null)
                > 0;
    }

    /** Those of an event and those of none, newest first; all of them, when it isn't said whether they are open. */
    List<Alert> before(UUID eventId, @Nullable Boolean open, long position, int most) {
        return all(SELECT + """
                 WHERE (a.event_id = ? OR a.event_id IS NULL)
                   AND a.seq < ? AND (CAST(? AS boolean) IS NULL OR (a.acknowledged_at IS NULL) = ?)
                 ORDER BY a.seq DESC
                 LIMIT ?
                """, AlertStore::alert, eventId, position, open, open, most);
    }

    Optional<Alert> one(UUID id) {
        return all(SELECT + " WHERE a.id = ?", AlertStore::alert, id).stream().findFirst();
    }

    /** Whether it was open until now. */
    boolean acknowledge(UUID id, Instant at, String by, @Nullable String note) {
        return run("""
                        UPDATE alert
                           SET acknowledged_at = ?, acknowledged_by = ?, note = ?
                         WHERE id = ? AND acknowledged_at IS NULL
                        """, at, by, note, id) > 0;
    }

    /** What was asked for by these scans, as a hash. */
    Map<UUID, String> askedBy(Collection<UUID> scanIds) {
        Map<UUID, String> asked = new HashMap<>();
        all(
                "SELECT scan_id, asked_hash FROM scan WHERE scan_id = ANY (?)",
                row -> asked.put(
                        row.getObject("scan_id", UUID.class), HexFormat.of().formatHex(row.getBytes("asked_hash"))),
                (Object) scanIds.toArray(UUID[]::new));
        return asked;
    }

    List<WrongClock> wrongClocks(Duration more, Instant since) {
        return all(
                """
                SELECT s.event_id, s.id, h.clock_offset_ms, h.at
                  FROM heartbeat h
                  JOIN scanner s ON s.id = h.scanner_id
                 WHERE abs(h.clock_offset_ms) > ? AND h.at > ?
                """,
                row -> new WrongClock(
                        row.getObject("event_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getLong("clock_offset_ms"),
                        instant(row, "at")),
                more.toMillis(),
                since);
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                row.getObject("event_id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("name"),
                row.getString("detail"),
                row.getLong("count"),
                instant(row, "first_at"),
                instant(row, "last_at"),
                row.getObject("acknowledged_at") == null ? null : instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                row.getString("note"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private <T> List<T> all(String statement, Reader<T> reader, @Nullable Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(connection, prepared, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int run(String statement, @Nullable Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(connection, prepared, values);
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bind(Connection connection, PreparedStatement prepared, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof UUID[] ids) {
                prepared.setArray(i + 1, connection.createArrayOf("uuid", ids));
            } else if (value instanceof Instant at) {
                prepared.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
            } else {
                prepared.setObject(i + 1, value instanceof Enum<?> constant ? constant.name() : value);
            }
        }
    }
}
