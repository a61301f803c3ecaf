package io.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The measured product's own PostgreSQL. */
record Database(int port, String user, String password, String name) {

    static Database of(Path data, int port) throws IOException {
        var password = Files.readString(data.resolve("database-password")).strip();
        return new Database(port, "gatehouse", password, "gatehouse");
    }

    static Database asSuperuser(Path data, int port) throws IOException {
        var password = Files.readString(data.resolve("postgres-password")).strip();
        return new Database(port, "postgres", password, "gatehouse");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + name, user, password);
    }

    void run(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String show(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    /** A figure taken from a database that may lose what it has answered is worth nothing. */
    void requireDurable() throws SQLException {
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (!show("SHOW " + setting).equals("on")) {
                throw new IllegalStateException("PostgreSQL runs with " + setting + " off: nothing measured");
            }
        }
    }
}
