package io.gatehouse.scanner;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Plain statements, for what is asked often or of many scanners at once. */
final class Statements {

    /** Does something with the row that the result set stands on. */
    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /** Values that are sent as one array. */
    record Values(String type, List<?> elements) {}

    private Statements() {}

    static Values ids(Collection<?> ids) {
        return new Values("uuid", List.copyOf(ids));
    }

    static Values hashes(Collection<byte[]> hashes) {
        return new Values("bytea", List.copyOf(hashes));
    }

    static void read(DataSource source, String statement, Reader reader, @Nullable Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(connection, prepared, values);
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static int run(DataSource source, String statement, @Nullable Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(connection, prepared, values);
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static void bind(Connection connection, PreparedStatement prepared, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Values array) {
                prepared.setArray(
                        i + 1,
                        connection.createArrayOf(
                                array.type(),
                                "bytea".equals(array.type())
                                        ? array.elements().toArray(byte[][]::new)
                                        : array.elements().toArray()));
            } else if (value instanceof Instant time) {
                prepared.setObject(i + 1, time.atOffset(ZoneOffset.UTC));
            } else {
                prepared.setObject(i + 1, value);
            }
        }
    }
}
