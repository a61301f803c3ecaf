package io.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** PostgreSQL alone: pgbench sends the work of a scan as one statement and one durable transaction each. */
final class Pgbench implements Contender {

    private static final int GENEROUS_RATE = 40_000;

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
        var measured = new PgbenchScript(rig.product().database(), work, clients).run(script(), variables(), time);
        first += (measured.answers() / rig.crowd().tickets() + 2L) * rig.crowd().tickets();
        return measured;
    }

    private Map<String, Object> variables() {
        return Map.of(
                "clients",
                clients,
                "first",
                first,
                "n",
                0,
                "tickets",
                rig.crowd().tickets(),
                "step",
                rig.crowd().step());
    }

    /** What stays the same in a run is written into the script: pgbench has no texts among its variables. */
    private String script() {
        return SCRIPT.replace("':event'", "'" + rig.venue().eventId() + "'")
                .replace("':scanner'", "'" + rig.scanners().get(0).id() + "'");
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
}
