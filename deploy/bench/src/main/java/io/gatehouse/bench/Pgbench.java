package io.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** PostgreSQL alone: pgbench sends the work of a scan as one statement and one durable transaction each. */
final class Pgbench implements Contender {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int GENEROUS_RATE = 40_000;
    private static final int THREADS = 2;
    private static final long NANOS_PER_MICRO = 1_000;

    private static final String SCRIPT = """
            \\set i :first + :client_id + :clients * :n
            \\set n :n + 1
            \\set ticket ((:i % :tickets) * :step) % :tickets
            \\set gate :i / :tickets
            WITH asked AS (
                SELECT t.id AS ticket_id, g.id AS checkpoint_id, c.event_id, c.code_hash, k.entries_per_ticket AS allowed,
                       coalesce(p.used, 0) < k.entries_per_ticket AS within
                  FROM ticket_code c
                  JOIN ticket t ON t.id = c.ticket_id AND t.status = 'VALID' AND t.paid
                  JOIN bench.checkpoint g ON g.n = :gate
                  JOIN checkpoint k ON k.id = g.id AND NOT k.paused
                  LEFT JOIN presence p ON p.ticket_id = t.id AND p.checkpoint_id = k.id
                 WHERE c.event_id = ':event'
                   AND c.code_hash = sha256(convert_to('BENCH' || lpad((:ticket)::text, 15, '0'), 'UTF8'))
                   AND c.revoked_at IS NULL
                   FOR NO KEY UPDATE OF t
            ), told AS (
                INSERT INTO scan (scan_id, event_id, checkpoint_id, scanner_id, ticket_id, asked_hash, manual, direction,
                                  force_asked, verdict, reason, forced, explanation, settled_at, decided_at)
                SELECT gen_random_uuid(), event_id, checkpoint_id, ':scanner', ticket_id, code_hash, false, 'ENTRY',
                       false, CASE WHEN within THEN 'ADMITTED' ELSE 'REFUSED' END,
                       CASE WHEN NOT within THEN 'already_admitted' END, false, 'Welcome', now(), now()
                  FROM asked
                RETURNING scan_id, ticket_id, checkpoint_id, verdict
            ), slot AS (
                INSERT INTO admission_slot (ticket_id, checkpoint_id, slot, allowed, scan_id)
                SELECT told.ticket_id, told.checkpoint_id, 1, allowed, scan_id
                  FROM told JOIN asked USING (ticket_id)
                 WHERE verdict = 'ADMITTED'
            )
            INSERT INTO presence (ticket_id, checkpoint_id, used, inside, entries, exits)
            SELECT ticket_id, checkpoint_id, 1, 1, 1, 0 FROM told WHERE verdict = 'ADMITTED'
            ON CONFLICT (ticket_id, checkpoint_id)
            DO UPDATE SET used = presence.used + 1, inside = presence.inside + 1, entries = presence.entries + 1;
            """;

    private final Rig rig;
    private final int clients;
    private final Path work;
    private long first;
    private int gates;

    Pgbench(Rig rig, int clients, Path work) throws IOException, SQLException {
        this.rig = rig;
        this.clients = clients;
        this.work = work;
        rig.product().database().run("CREATE SCHEMA IF NOT EXISTS bench");
        rig.product()
                .database()
                .run("CREATE TABLE IF NOT EXISTS bench.checkpoint (n bigint PRIMARY KEY, id uuid NOT NULL)");
    }

    @Override
    public String name() {
        return "pgbench, the same work in one statement";
    }

    @Override
    public Measurement closed(Duration time) throws IOException, InterruptedException {
        try {
            reserve(GENEROUS_RATE * Math.max(1, time.toSeconds()));
        } catch (SQLException e) {
            throw new IOException(e);
        }
        var folder = Files.createDirectories(work.resolve("pgbench"));
        Processes.remove(folder);
        Files.createDirectories(folder);
        var script = Files.writeString(folder.resolve("scan.sql"), script());
        long start = System.nanoTime();
        Processes.output(command(script, folder, time), time.plus(PATIENCE));
        var took = Duration.ofNanos(System.nanoTime() - start);
        var times = times(folder);
        first += (times.all().length / rig.crowd().tickets() + 2L) * rig.crowd().tickets();
        return new Measurement(times.all(), took.compareTo(time) < 0 ? took : time, 0, "");
    }

    /** What stays the same in a run is written into the script: pgbench has no texts among its variables. */
    private String script() {
        return SCRIPT.replace("':event'", "'" + rig.venue().eventId() + "'")
                .replace("':scanner'", "'" + rig.scanners().get(0).id() + "'");
    }

    private ProcessBuilder command(Path script, Path folder, Duration time) throws IOException {
        var database = rig.product().database();
        var command = new ProcessBuilder(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + THREADS,
                "--time=" + time.toSeconds(),
                "--log",
                "--log-prefix=" + folder.resolve("times"),
                "--define=clients=" + clients,
                "--define=first=" + first,
                "--define=n=0",
                "--define=tickets=" + rig.crowd().tickets(),
                "--define=step=" + rig.crowd().step(),
                "--file=" + script,
                "--host=127.0.0.1",
                "--port=" + database.port(),
                "--username=" + database.user(),
                database.name());
        command.environment().put("PGPASSWORD", database.password());
        return command;
    }

    private void reserve(long scans) throws IOException, SQLException {
        long last = (first + scans) / rig.crowd().tickets() + 1;
        try (var connection = rig.product().database().connect();
                var insert = connection.prepareStatement("INSERT INTO bench.checkpoint (n, id) VALUES (?, ?)")) {
            for (; gates <= last; gates++) {
                insert.setLong(1, gates);
                insert.setObject(2, UUID.fromString(rig.venue().checkpoint()));
                insert.executeUpdate();
            }
        }
    }

    /** The third column of the logs, one line a transaction, is its time in microseconds. */
    private static Times times(Path folder) throws IOException {
        var times = new Times();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs = files.filter(file -> file.getFileName().toString().startsWith("times"))
                    .toList();
            for (var log : logs) {
                try (Stream<String> lines = Files.lines(log)) {
                    lines.forEach(line -> times.add(Long.parseLong(line.split(" ", 4)[2]) * NANOS_PER_MICRO));
                }
            }
        }
        return times;
    }
}
