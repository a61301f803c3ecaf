package io.gatehouse.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a late upload asks of the database, and nothing around it: the statements that read how the tickets stand and
 * that store the scans, on plain JDBC connections, each list in a transaction of its own.
 */
final class JdbcLists implements Contender {

    private static final int GENEROUS_RATE = 60_000;

    private static final String LOOK_UP = """
            SELECT q.i, q.stored, t.id, t.reference, t.holder, t.category, t.status, t.valid_from, t.valid_until, t.paid,
                   c.revoked_at, p.version, p.used, p.inside, p.entries, p.exits, p.slots, p.disputed, p.last_settled
              FROM (SELECT u.*, EXISTS (SELECT FROM scan s WHERE s.scan_id = u.scan_id) AS stored
                      FROM unnest(?, ?) WITH ORDINALITY AS u (scan_id, asked, i)) q
              LEFT JOIN LATERAL (SELECT k.ticket_id, k.revoked_at
                                   FROM ticket_code k
                                  WHERE k.event_id = ? AND k.code_hash = q.asked
                                  LIMIT 1) c ON true
              LEFT JOIN LATERAL (SELECT x.* FROM ticket x WHERE x.id = c.ticket_id LIMIT 1) t ON true
              LEFT JOIN LATERAL (SELECT x.*
                                   FROM presence x
                                  WHERE x.ticket_id = t.id AND x.checkpoint_id = ?
                                  LIMIT 1) p ON true
            """;

    private static final String STORE = """
            WITH given AS (
                 SELECT * FROM unnest(?, ?, ?) AS g (scan_id, asked, ticket_id)),
                 kept AS (
                 INSERT INTO presence AS p (ticket_id, checkpoint_id, used, inside, entries, exits, slots, last_settled)
                 SELECT ticket_id, ?, 1, 1, 1, 0, 1, ? FROM given
                     ON CONFLICT (ticket_id, checkpoint_id)
                     DO UPDATE SET used = p.used + 1, inside = p.inside + 1, entries = p.entries + 1,
                                   version = p.version + 1),
                 taken AS (
                 INSERT INTO admission_slot (ticket_id, checkpoint_id, slot, allowed, scan_id)
                 SELECT ticket_id, ?, 1, 1, scan_id FROM given)
            INSERT INTO scan (scan_id, event_id, checkpoint_id, scanner_id, ticket_id, asked_hash, manual, direction,
                              force_asked, verdict, reason, forced, explanation, scanned_at, settled_at, decided_at)
            SELECT scan_id, ?, ?, ?, ticket_id, asked, false, 'ENTRY', false, 'ADMITTED', NULL, false, 'Welcome', ?, ?, ?
              FROM given
            """;

    private final Rig rig;
    private final int size;

    JdbcLists(Rig rig, int size) {
        this.rig = rig;
        this.size = size;
    }

    @Override
    public String name() {
        return "bare JDBC, the same rows in transactions of " + size;
    }

    @Override
    public Measurement closed(Duration time) throws IOException, InterruptedException {
        rig.crowd().reserve(GENEROUS_RATE * Math.max(1, time.toSeconds()));
        var threads = Executors.newFixedThreadPool(rig.scanners().size());
        try {
            long start = System.nanoTime();
            List<Future<Times>> writers = new ArrayList<>();
            for (var scanner : rig.scanners()) {
                writers.add(threads.submit((Callable<Times>) () -> write(scanner, start + time.toNanos())));
            }
            var all = new Times();
            for (var writer : writers) {
                for (long nanos : writer.get().all()) {
                    all.add(nanos);
                }
            }
            return new Measurement(all.all(), Duration.ofNanos(System.nanoTime() - start), 0, "").of(size);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Times write(Scanner scanner, long end) throws IOException, SQLException {
        var times = new Times();
        try (var connection = rig.product().database().connect()) {
            connection.setAutoCommit(false);
            for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
                Map<String, List<Scan>> byGate = new HashMap<>();
                for (int i = 0; i < size; i++) {
                    var scan = rig.crowd().next();
                    byGate.computeIfAbsent(scan.checkpointId(), gate -> new ArrayList<>())
                            .add(scan);
                }
                for (var gate : byGate.entrySet()) {
                    store(connection, scanner, UUID.fromString(gate.getKey()), gate.getValue());
                }
                connection.commit();
                times.add(System.nanoTime() - before);
            }
        }
        return times;
    }

    private void store(Connection connection, Scanner scanner, UUID gate, List<Scan> scans) throws SQLException {
        var event = UUID.fromString(rig.venue().eventId());
        var scanIds = connection.createArrayOf(
                "uuid",
                scans.stream().map(scan -> UUID.fromString(scan.scanId())).toArray());
        var hashes = connection.createArrayOf(
                "bytea", scans.stream().map(scan -> sha256(scan.code())).toArray(byte[][]::new));
        var tickets = new Object[scans.size()];
        try (var look = connection.prepareStatement(LOOK_UP)) {
            bind(look, scanIds, hashes, event, gate);
            try (var rows = look.executeQuery()) {
                while (rows.next()) {
                    tickets[rows.getInt("i") - 1] = rows.getObject("id", UUID.class);
                }
            }
        }
        var ticketIds = connection.createArrayOf("uuid", tickets);
        var now = new Timestamp(System.currentTimeMillis());
        try (var store = connection.prepareStatement(STORE)) {
            var by = UUID.fromString(scanner.id());
            bind(store, scanIds, hashes, ticketIds, gate, now, gate, event, gate, by, now, now, now);
            store.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static byte[] sha256(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
