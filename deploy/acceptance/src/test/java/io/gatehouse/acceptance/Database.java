package io.gatehouse.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The product's database, read for laws that no answer can show. */
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

    /** Tickets that took a place at the checkpoint more often than once: a second admission, by whatever way. */
    long doubleAdmissionsAt(Checkpoint checkpoint) {
        return count("""
                SELECT count(*)
                  FROM (SELECT ticket_id FROM admission_slot WHERE checkpoint_id = ? GROUP BY ticket_id HAVING count(*) > 1
                        UNION ALL
                        SELECT ticket_id FROM presence WHERE checkpoint_id = ? AND (used > 1 OR entries > 1 OR inside > 1)
                        UNION ALL
                        SELECT ticket_id FROM scan WHERE checkpoint_id = ? AND verdict = 'ADMITTED'
                         GROUP BY ticket_id HAVING count(*) > 1) AS twice
                """, checkpoint.id());
    }

    long slotsTakenAt(Checkpoint checkpoint) {
        return count("SELECT count(*) FROM admission_slot WHERE checkpoint_id = ?", checkpoint.id());
    }

    long entriesCountedAt(Checkpoint checkpoint) {
        return count("SELECT coalesce(sum(entries), 0) FROM presence WHERE checkpoint_id = ?", checkpoint.id());
    }

    long heldOf(Event event) {
        return count("SELECT count(*) FROM held WHERE event_id = ?", event.id());
    }

    /** In how many transactions a conflict, its effects and the scan that opened it were stored; a crash falls between two. */
    long transactionsOf(Conflict conflict) {
        return count("""
                SELECT count(DISTINCT x)
                  FROM (SELECT xmin::text AS x FROM conflict WHERE id = ?
                        UNION ALL
                        SELECT xmin::text FROM conflict_claim WHERE conflict_id = ?
                        UNION ALL
                        SELECT xmin::text FROM scan_effect WHERE conflict_id = ?
                        UNION ALL
                        SELECT (max(xmin::text::bigint))::text FROM scan
                         WHERE scan_id IN (SELECT scan_id FROM conflict_claim WHERE conflict_id = ?)) AS stored
                """, conflict.id());
    }

    long auditRecordsOf(Event event) {
        return count("SELECT count(*) FROM audit_record WHERE event_id = ?", event.id());
    }

    /**
     * An account beside the administrator's, with the same password: the one thing that is written here, as long as
     * nobody can be invited through the API.
     */
    void employ(String username, String role) {
        var sql = """
                INSERT INTO staff (id, username, name, role, password_hash, created_at)
                SELECT gen_random_uuid(), ?, ?, ?, password_hash, now() FROM staff WHERE username = 'admin'
                ON CONFLICT (username) DO NOTHING
                """;
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, username);
            statement.setString(2, username);
            statement.setString(3, role);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The database of the product cannot be written", e);
        }
    }

    /** A past that a queue can't have made within a test: places of these numbers as they are when all is over. */
    void visited(String queueId, int first, int last, Instant joined, Instant called, Instant ended) {
        run(
                """
                INSERT INTO place (id, queue_id, number, device_hash, code_hash, status, line_at, joined_at, called_at,
                                   ended_at, counter, calls)
                SELECT gen_random_uuid(), ?, number, sha256(gen_random_uuid()::text::bytea),
                       sha256(gen_random_uuid()::text::bytea), 'COMPLETED', ?, ?, ?, ?, 1, 1
                  FROM generate_series(CAST(? AS integer), CAST(? AS integer)) AS number
                """,
                UUID.fromString(queueId),
                joined.atOffset(ZoneOffset.UTC),
                joined.atOffset(ZoneOffset.UTC),
                called.atOffset(ZoneOffset.UTC),
                ended.atOffset(ZoneOffset.UTC),
                first,
                last);
    }

    /** What its guest was told on joining, with a range of a third less and more. */
    void promised(String queueId, int number, int seconds) {
        run("""
                UPDATE place SET promised_seconds = ?, promised_least = ?, promised_most = ?
                 WHERE queue_id = ? AND number = ?
                """, seconds, seconds * 2 / 3, seconds * 4 / 3, UUID.fromString(queueId), number);
    }

    /** Which transaction has written the scanner's row, and its heartbeat's: with each write another. */
    List<Long> writesOf(Door door) {
        return List.of(
                count("SELECT xmin::text::bigint FROM scanner WHERE id = ?", door.scannerId()),
                count("SELECT max(xmin::text::bigint) FROM heartbeat WHERE scanner_id = ?", door.scannerId()));
    }

    long heartbeatsOf(Door door) {
        return count("SELECT count(*) FROM heartbeat WHERE scanner_id = ?", door.scannerId());
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

    private void run(String sql, Object... values) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The database of the product cannot be written", e);
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
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setObject(i, UUID.fromString(id));
            }
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
