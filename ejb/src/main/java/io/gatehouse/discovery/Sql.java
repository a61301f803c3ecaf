package io.gatehouse.discovery;

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
import org.jspecify.annotations.Nullable;

/** Plain statements on one connection, for what a sweep saw is written for many devices at once. */
final class Sql {

    /** Reads the row that the result set stands on. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Sent as one array. */
    record Values(String type, List<? extends @Nullable Object> elements) {}

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    <T> List<T> all(String statement, Reader<T> reader, @Nullable Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        }
    }

    <T> Optional<T> one(String statement, Reader<T> reader, @Nullable Object... values) throws SQLException {
        return all(statement, reader, values).stream().findFirst();
    }

    int run(String statement, @Nullable Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            return prepared.executeUpdate();
        }
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private void bind(PreparedStatement prepared, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Values array) {
                Object[] elements = array.elements().stream()
                        .map(element ->
                                element instanceof Instant || element instanceof Enum<?> ? element.toString() : element)
                        .toArray();
                prepared.setArray(i + 1, connection.createArrayOf(array.type(), elements));
            } else {
                prepared.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            }
        }
    }
}
