package io.gatehouse.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Somebody with all rights in the database, whom no trigger stops, but without the installation's key. */
final class Intruder {
    private static final List<String> TABLES = List.of("audit_record", "scan", "seal", "audit_truncation");

    /** A number for a record that nobody made, far from those that are given. */
    static final long INVENTED = 1_000_000_000;

    private final Product product;

    Intruder(Product product) {
        this.product = product;
    }

    /** What is done, then looked at, then undone as if it had never been. */
    void tampers(String statements, Runnable look) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var table : TABLES) {
                statement.execute("CREATE TEMP TABLE kept_" + table + " AS SELECT * FROM " + table);
            }
            statement.execute(statements);
            try {
                look.run();
            } finally {
                restore(statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be tampered with", e);
        }
    }

    long number(String query) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be read", e);
        }
    }

    /** What pg_dump would write of the tables that are checked, between other tables of no interest. */
    Path dump() {
        try {
            var folder = Files.createDirectories(product.data().resolveSibling("dumps"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            var dump = Files.createTempFile(folder, "dump", ".sql");
            var text = new StringBuilder("-- PostgreSQL database dump\n\nSET client_encoding = 'UTF8';\n\n");
            for (var table : List.of("audit_record", "audit_truncation", "event", "scan", "seal")) {
                text.append(copied(table, folder));
            }
            return Files.writeString(dump, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String copied(String table, Path folder) throws IOException {
        var file = folder.resolve(table + "-" + System.nanoTime() + ".copy");
        try (var connection = connect();
                var statement = connection.createStatement()) {
            String columns;
            try (var rows = statement.executeQuery("SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)"
                    + " FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND attrelid = '" + table
                    + "'::regclass")) {
                rows.next();
                columns = rows.getString(1);
            }
            statement.execute("SET timezone = 'Asia/Kolkata'");
            statement.execute("COPY " + table + " (" + columns + ") TO '" + file + "'");
            return "COPY public." + table + " (" + columns + ") FROM stdin;\n" + Files.readString(file) + "\\.\n\n\n";
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be dumped", e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void restore(Statement statement) throws SQLException {
        statement.execute("DELETE FROM audit_record WHERE id >= " + INVENTED);
        for (var table : TABLES) {
            // what was added since goes on; of what was there, all is as it was
            var key = switch (table) {
                case "audit_record" -> "id";
                case "scan" -> "scan_id";
                case "seal" -> "no";
                default -> "through";
            };
            var added = table.equals("seal") || table.equals("audit_truncation")
                    ? ""
                    : " WHERE " + key + " IN (SELECT " + key + " FROM kept_" + table + ")";
            statement.execute("BEGIN; DELETE FROM " + table + added + "; INSERT INTO " + table
                    + " OVERRIDING SYSTEM VALUE SELECT * FROM kept_" + table + "; COMMIT");
        }
    }

    private Connection connect() throws SQLException {
        try {
            var password = Files.readString(product.data().resolve("postgres-password"));
            var url = "jdbc:postgresql://127.0.0.1:" + product.databasePort() + "/gatehouse";
            var connection = DriverManager.getConnection(url, "postgres", password.strip());
            try (var statement = connection.createStatement()) {
                statement.execute("SET session_replication_role = replica");
            }
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException("The superuser's password is not where it is kept", e);
        }
    }
}
