package io.gatehouse.audit.seal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Seals and rows in PostgreSQL, read on one connection in whatever transaction it is in; not in autocommit. */
public final class DatabaseLedger implements Ledger {

    private static final HexFormat HEX = HexFormat.of();
    private static final int MOST_ROWS_TOGETHER = 20_000;
    private static final int MOST_SEALS_TOGETHER = 500;
    private static final int FETCHED = 2_000;

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    public DatabaseLedger(Connection connection) {
        this.connection = connection;
    }

    @Override
    public List<Seal> sealsAfter(long no) {
        return all("""
                SELECT *
                  FROM (SELECT s.*, sum(records + scans) OVER (ORDER BY no) - (records + scans) AS before
                          FROM (SELECT * FROM seal WHERE no > ? ORDER BY no LIMIT ?) s) t
                 WHERE before < ?
                 ORDER BY no
                """, DatabaseLedger::seal, no, MOST_SEALS_TOGETHER, MOST_ROWS_TOGETHER);
    }

    @Override
    public Optional<Seal> sealBefore(long no) {
        return all("SELECT * FROM seal WHERE no < ? ORDER BY no DESC LIMIT 1", DatabaseLedger::seal, no).stream()
                .findFirst();
    }

    @Override
    public List<Row> rows(long fromTurn, long uptoTurn) {
        List<Row> rows = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            rows.addAll(all(select(kind), row -> row(kind, row), fromTurn, uptoTurn));
        }
        rows.sort(Row.ORDER);
        return rows;
    }

    @Override
    public long countFrom(long turn) {
        return all("""
                SELECT (SELECT count(*) FROM audit_record WHERE turn >= ?) + (SELECT count(*) FROM scan WHERE turn >= ?)
                """, row -> row.getLong(1), turn, turn).get(0);
    }

    @Override
    public boolean has(Kind kind, long number) {
        String column = kind.columns().get(0).name();
        return !all("SELECT 1 FROM " + kind.table() + " WHERE " + column + " = ?", row -> 1, number)
                .isEmpty();
    }

    @Override
    public List<Truncation> truncations() {
        return all(
                "SELECT * FROM audit_truncation ORDER BY through",
                row -> new Truncation(
                        row.getLong("through"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("upto_turn"),
                        row.getLong("records"),
                        HEX.formatHex(row.getBytes("list")),
                        HEX.formatHex(row.getBytes("signature"))));
    }

    /** As text, in which the same value of a dump looks the same. */
    private static String select(Kind kind) {
        String columns = kind.columns().stream().map(Column::expression).collect(Collectors.joining(", "));
        return "SELECT " + columns + " FROM " + kind.table() + " WHERE turn >= ? AND turn < ?";
    }

    private static Row row(Kind kind, ResultSet row) throws SQLException {
        int count = kind.columns().size();
        List<@Nullable String> values = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            values.add(row.getString(i));
        }
        return Row.of(kind, values);
    }

    private static Seal seal(ResultSet row) throws SQLException {
        return new Seal(
                row.getLong("no"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("from_turn"),
                row.getLong("upto_turn"),
                row.getInt("records"),
                row.getInt("scans"),
                Entries.read(row.getBytes("entries")),
                HEX.formatHex(row.getBytes("digest")),
                HEX.formatHex(row.getBytes("previous")),
                HEX.formatHex(row.getBytes("signature")));
    }

    private <T> List<T> all(String statement, Reader<T> reader, Object... values) {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setFetchSize(FETCHED);
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
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
}
