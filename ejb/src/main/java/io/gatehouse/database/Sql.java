package io.gatehouse.database;

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

/** Plain statements on one connection, for what is hot, or of many rows at once, or one conditional change. */
public final class Sql {

    /** Reads the row that the result set stands on. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What is done with statements. */
    public interface Work<T> {
        T with(Sql sql) throws SQLException;
    }

    /** Sent as one array. */
    public record Values(String type, List<? extends @Nullable Object> elements) {}

    private final Connection connection;

    public Sql(Connection connection) {
        this.connection = connection;
    }

    /** In the transaction of whoever calls, or by single statements where there is none. */
    public static <T> T present(DataSource source, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.with(new Sql(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public <T> List<T> all(String statement, Reader<T> reader, @Nullable Object... values) throws SQLException {
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

    public <T> Optional<T> one(String statement, Reader<T> reader, @Nullable Object... values) throws SQLException {
        return all(statement, reader, values).stream().findFirst();
    }

    public int run(String statement, @Nullable Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            return prepared.executeUpdate();
        }
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static @Nullable UUID id(ResultSet row, String column) throws SQLException {
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
                prepared.setObject(i + 1, columnValue(value));
            }
        }
    }

    private static @Nullable Object columnValue(@Nullable Object value) {
        if (value instanceof Instant at) {
            return at.atOffset(ZoneOffset.UTC);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
