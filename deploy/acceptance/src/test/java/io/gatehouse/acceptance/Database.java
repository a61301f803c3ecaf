package io.gatehouse.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The product's database, only read: for laws that no answer can show. */
record Database(String url, String user, String password) {

    static Database of(Product product) {
        try {
            var password = Files.readString(product.data().resolve("database-password"));
            var url = "jdbc:postgresql://127.0.0.1:" + product.databasePort() + "/gatehouse";
            return new Database(url, "gatehouse", password.strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The database's password is not where it is kept", e);
        }
    }

    static Database given() {
        return new Database(
                System.getProperty("gatehouse.database.url", "jdbc:postgresql://127.0.0.1:5432/gatehouse"),
                System.getProperty("gatehouse.database.user", "gatehouse"),
                System.getProperty("gatehouse.database-password", ""));
    }

    long scansOf(Ticket ticket) {
        return count("SELECT count(*) FROM scan WHERE ticket_id = ?", ticket.id());
    }

    long scansAt(Checkpoint checkpoint) {
        return count("SELECT count(*) FROM scan WHERE checkpoint_id = ?", checkpoint.id());
    }

    long scansOf(Event event) {
        return count("SELECT count(*) FROM scan WHERE event_id = ?", event.id());
    }

    long scansWithId(String scanId) {
        return count("SELECT count(*) FROM scan WHERE scan_id = ?", scanId);
    }

    /** The tables in which some row, written out as text, has the given words in it. */
    List<String> tablesWith(String words) {
        try (var connection = connect()) {
            List<String> found = new ArrayList<>();
            for (var table : tables(connection)) {
                var sql = "SELECT count(*) FROM " + table + " AS r WHERE position(? IN r::text) > 0";
                try (var statement = connection.prepareStatement(sql)) {
                    statement.setString(1, words);
                    try (var rows = statement.executeQuery()) {
                        if (rows.next() && rows.getLong(1) > 0) {
                            found.add(table);
                        }
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The database of the product cannot be read", e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var sql = """
                SELECT quote_ident(table_schema) || '.' || quote_ident(table_name)
                  FROM information_schema.tables
                 WHERE table_schema NOT IN ('pg_catalog', 'information_schema')
                   AND table_type = 'BASE TABLE'
                """;
        try (var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    private long count(String sql, String id) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(id));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database of the product cannot be read", e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
