package io.gatehouse.audit;

import io.gatehouse.audit.AuditRecord.Called;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the audit, newest first. */
final class RecordQuery {

    private static final String RECORD = """
            SELECT a.*, s.no AS seal
              FROM audit_record a
              LEFT JOIN LATERAL (SELECT no FROM seal WHERE upto_turn > a.turn ORDER BY upto_turn LIMIT 1) s ON true
            """;

    private static final int MOST_DISTINCT = 1_000;

    private final DataSource source;

    RecordQuery(DataSource source) {
        this.source = source;
    }

    List<AuditRecord> before(AuditFilter filter, long position, int most) {
        StringBuilder where = new StringBuilder(" WHERE a.id < ?");
        List<Object> values = new ArrayList<>(List.of(position));
        actor(where, values, filter.actor());
        kindOrWhole(where, values, "a.action", ".", filter.action());
        kindOrWhole(where, values, "a.subject", "/", filter.subject());
        narrow(where, values, "a.event_id = ?", filter.eventId());
        narrow(where, values, "a.at >= ?", filter.since());
        narrow(where, values, "a.at < ?", filter.until());
        values.add(most);
        return read(RECORD + where + " ORDER BY a.id DESC LIMIT ?", values);
    }

    Optional<AuditRecord> one(long id) {
        return read(RECORD + " WHERE a.id = ?", List.of(id)).stream().findFirst();
    }

    /** What was ever done, for who wants to choose. */
    List<String> actions() {
        return distinct("action");
    }

    /** Who ever did anything; by their names, where they have some. */
    List<Actor> actors() {
        List<String> actors = distinct("actor");
        try (Connection connection = source.getConnection()) {
            Names names = Names.of(connection, actors);
            return actors.stream()
                    .map(actor -> new Actor(actor, names.of(actor)))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From each value straight to the next, by the index: there are few of them in very many rows. */
    private List<String> distinct(String column) {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement("""
                        WITH RECURSIVE known AS (
                             (SELECT x FROM audit_record ORDER BY x LIMIT 1)
                             UNION ALL
                             SELECT (SELECT a.x FROM audit_record a WHERE a.x > k.x ORDER BY a.x LIMIT 1)
                               FROM known k
                              WHERE k.x IS NOT NULL)
                        SELECT x FROM known WHERE x IS NOT NULL LIMIT ?
                        """.replaceAll("\\bx\\b", column))) {
            prepared.setInt(1, MOST_DISTINCT);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A scanner acts itself, or a person at it. */
    private static void actor(StringBuilder where, List<Object> values, @Nullable String actor) {
        if (actor != null && actor.startsWith("scanner/")) {
            where.append(" AND (a.actor = ? OR a.device = ?)");
            values.add(actor);
            values.add(actor);
        } else {
            kindOrWhole(where, values, "a.actor", "/", actor);
        }
    }

    private static void kindOrWhole(
            StringBuilder where, List<Object> values, String column, String mark, @Nullable String value) {
        if (value != null) {
            where.append(" AND (")
                    .append(column)
                    .append(" = ? OR starts_with(")
                    .append(column)
                    .append(", ?))");
            values.add(value);
            // what is whole already is no kind: nothing begins with it and another mark
            values.add(value + mark);
        }
    }

    private static void narrow(StringBuilder where, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(" AND ").append(condition);
            values.add(value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
    }

    private List<AuditRecord> read(String statement, List<Object> values) {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.size(); i++) {
                prepared.setObject(i + 1, values.get(i));
            }
            List<AuditRecord> found = new ArrayList<>();
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    found.add(record(rows));
                }
            }
            Names names = Names.of(connection, found);
            return found.stream().map(names::called).toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AuditRecord record(ResultSet row) throws SQLException {
        return new AuditRecord(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("device"),
                row.getString("action"),
                row.getString("subject"),
                row.getObject("event_id", UUID.class),
                row.getString("address"),
                row.getString("user_agent"),
                row.getString("detail"),
                row.getObject("seal", Long.class),
                new Called(null, null, null, null));
    }
}
