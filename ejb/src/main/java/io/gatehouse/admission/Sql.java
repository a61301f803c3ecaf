package io.gatehouse.admission;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Plain statements in the transaction of whoever calls: what is hot or append-only needs no object mapping. */
final class Sql {

    /** Reads the row that the result set stands on. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Something done on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Values of one column for many rows, sent as an array of that type. */
    record Column(String type, List<?> values) {

        static <R> Column of(String type, List<R> rows, Function<R, @Nullable Object> value) {
            List<@Nullable Object> values = new ArrayList<>(rows.size());
            for (R row : rows) {
                values.add(element(value.apply(row)));
            }
            return new Column(type, values);
        }

        private static @Nullable Object element(@Nullable Object value) {
            return value instanceof Enum<?> || value instanceof Instant ? value.toString() : value;
        }
    }

    private static final String CHANGED_MEANWHILE = "40001";
    private static final String TAKEN = "23505";
    private static final String DEADLOCK = "40P01";

    private final @Nullable DataSource source;
    private final @Nullable Connection connection;

    /** Each statement on whatever connection the source gives: that of the present transaction, if there is one. */
    Sql(DataSource source) {
        this.source = source;
        this.connection = null;
    }

    Sql(Connection connection) {
        this.source = null;
        this.connection = connection;
    }

    <T> List<T> all(String statement, Reader<T> reader, @Nullable Object... values) {
        return on(lent -> {
            try (PreparedStatement prepared = lent.prepareStatement(statement)) {
                bind(lent, prepared, values);
                try (ResultSet rows = prepared.executeQuery()) {
                    List<T> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(reader.read(rows));
                    }
                    return found;
                }
            }
        });
    }

    <T> Optional<T> one(String statement, Reader<T> reader, @Nullable Object... values) {
        return all(statement, reader, values).stream().findFirst();
    }

    int run(String statement, @Nullable Object... values) {
        return on(lent -> {
            try (PreparedStatement prepared = lent.prepareStatement(statement)) {
                bind(lent, prepared, values);
                return prepared.executeUpdate();
            }
        });
    }

    /** Whether a statement failed only because somebody else was faster; asked again it will do. */
    static boolean lostRace(SQLException failure) {
        String state = failure.getSQLState();
        return CHANGED_MEANWHILE.equals(state) || TAKEN.equals(state) || DEADLOCK.equals(state);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private <T> T on(Work<T> work) {
        try {
            if (connection != null) {
                return work.on(connection);
            }
            if (source == null) {
                throw new IllegalStateException("Neither a connection nor a source of them");
            }
            try (Connection own = source.getConnection()) {
                return work.on(own);
            }
        } catch (SQLException e) {
            throw lostRace(e) ? new LostRace(e) : new DatabaseFailure(e);
        }
    }

    private static void bind(Connection connection, PreparedStatement prepared, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Column column) {
                prepared.setArray(
                        i + 1,
                        connection.createArrayOf(
                                column.type(),
                                "bytea".equals(column.type())
                                        ? column.values().toArray(byte[][]::new)
                                        : column.values().toArray()));
            } else if (value instanceof Rows rows) {
                // the database knows of which type
                prepared.setObject(i + 1, rows.toString(), Types.OTHER);
            } else {
                prepared.setObject(i + 1, columnValue(value));
            }
        }
    }

    private static @Nullable Object columnValue(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
