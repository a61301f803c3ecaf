package io.gatehouse.audit;

import io.gatehouse.audit.seal.DatabaseLedger;
import io.gatehouse.audit.seal.Row;
import io.gatehouse.audit.seal.Seal;
import io.gatehouse.audit.seal.SealKey;
import io.gatehouse.audit.seal.Truncation;
import io.gatehouse.audit.seal.Witness;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/** Makes seals in the transaction of the connection that it is given. */
final class SealStore {

    private static final Logger LOG = Logger.getLogger(SealStore.class.getName());

    /** Any number, as long as nobody else takes this lock. */
    private static final long LOCK = 4_711_001_910L;

    /** What of a seal the next one needs. */
    record Link(Witness witness, long uptoTurn) {

        static Link of(Seal seal) {
            return new Link(Witness.of(seal), seal.uptoTurn());
        }
    }

    /** As many as the index of turns takes together. */
    private static final long PAGES_NOTED = 32;

    private static final HexFormat HEX = HexFormat.of();

    private final Connection connection;
    private final SealKey key;
    private final Clock clock;
    private final int most;

    SealStore(Connection connection, SealKey key, Clock clock, int most) {
        this.connection = connection;
        this.key = key;
        this.clock = clock;
        this.most = most;
    }

    /** Whether it is us who may seal, until this transaction ends: of several nodes one. */
    boolean lock() throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            prepared.setLong(1, LOCK);
            try (ResultSet rows = prepared.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** Of several databases' turns the greatest count: one that came here from a dump goes on where it was. */
    void continueTurns() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT continue_turns()");
        }
    }

    /**
     * Notes which turns the table's full pages hold, from that page on, so that the newest scans are found without
     * reading older ones. Returns the page to begin with the next time.
     */
    long noteTurns(long fromPage) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // who vacuums the table keeps us out, and notes it too
            statement.execute("SET LOCAL lock_timeout = '200ms'");
        }
        try (PreparedStatement prepared = connection.prepareStatement("""
                SELECT max(page), count(brin_summarize_range('scan_turn', page))
                  FROM generate_series(?, pg_relation_size('scan') / current_setting('block_size')::bigint - ?, ?) AS page
                """)) {
            bind(prepared, fromPage, PAGES_NOTED, PAGES_NOTED);
            try (ResultSet rows = prepared.executeQuery()) {
                rows.next();
                long last = rows.getLong(1);
                return rows.wasNull() ? fromPage : last + PAGES_NOTED;
            }
        }
    }

    Optional<Link> newest() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT no, upto_turn, digest, signature
                          FROM seal
                         ORDER BY no DESC
                         LIMIT 1
                        """)) {
            return rows.next() ? Optional.of(link(rows)) : Optional.empty();
        }
    }

    /** Whether the chain holds that very seal. */
    boolean holds(Witness witness) throws SQLException {
        try (PreparedStatement prepared =
                connection.prepareStatement("SELECT no, upto_turn, digest, signature FROM seal WHERE no = ?")) {
            bind(prepared, witness.no());
            try (ResultSet rows = prepared.executeQuery()) {
                return rows.next() && link(rows).witness().digest().equals(witness.digest());
            }
        }
    }

    /** Seals what is complete and not sealed yet, as far as one seal goes; nothing if there is nothing. */
    Optional<Seal> next(Optional<Link> last) throws SQLException {
        long from = last.map(Link::uptoTurn).orElse(Long.MIN_VALUE);
        long upto = complete();
        if (upto <= from) {
            return Optional.empty();
        }
        readNewestOnly();
        upto = narrowed(from, upto);
        List<Row> rows = new DatabaseLedger(connection).rows(from, upto);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Seal seal = Seal.make(
                key,
                clock.instant(),
                last.map(link -> link.witness().no()).orElse(0L) + 1,
                last.map(link -> link.witness().digest()).orElse(Seal.NOTHING_BEFORE),
                from,
                upto,
                rows);
        insert(seal);
        return Optional.of(seal);
    }

    /** Below this turn no transaction runs any more: all of them have committed, or never will. */
    private long complete() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + value FROM turn_offset
                        """)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The few newest of very many rows: never worth reading all. */
    private void readNewestOnly() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL enable_seqscan = off");
        }
    }

    /** What holds records up that were made before a time; a transaction of another user of the database tells no more. */
    Optional<String> heldUp(Instant before) throws SQLException {
        readNewestOnly();
        try (PreparedStatement prepared = connection.prepareStatement("""
                WITH sealed AS MATERIALIZED (SELECT coalesce(max(upto_turn), -9223372036854775808) AS upto FROM seal)
                SELECT coalesce(
                           (SELECT format('process %s of PostgreSQL (%s, user %s), in a transaction since %s', pid,
                                          coalesce(nullif(application_name, ''), 'unnamed'), usename, xact_start)
                              FROM pg_stat_activity
                             WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()
                             ORDER BY age(backend_xid) DESC
                             LIMIT 1),
                           (SELECT format('the prepared transaction %s, since %s', gid, prepared)
                              FROM pg_prepared_xacts
                             ORDER BY prepared
                             LIMIT 1),
                           'a transaction of another user of this PostgreSQL')
                  FROM sealed
                 WHERE EXISTS (SELECT FROM audit_record WHERE turn >= sealed.upto AND at < ?)
                    OR EXISTS (SELECT FROM scan WHERE turn >= sealed.upto AND decided_at < ?)
                """)) {
            bind(prepared, time(before), time(before));
            try (ResultSet rows = prepared.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /** So few turns that their rows are not too many, but at least the first that has any. */
    private long narrowed(long from, long upto) throws SQLException {
        if (count(from, upto) <= most) {
            return upto;
        }
        long fits = from;
        long tooFar = upto;
        long fitting = 0;
        while (tooFar - fits != 1 && fitting < most / 2) {
            // the distance may be greater than a signed number can tell
            long middle = fits + ((tooFar - fits) >>> 1);
            long count = count(from, middle);
            if (count > most) {
                tooFar = middle;
            } else {
                fits = middle;
                fitting = count;
            }
        }
        return fitting == 0 ? tooFar : fits;
    }

    /** How many rows there are, or one more than fit. */
    private long count(long from, long upto) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement("""
                SELECT (SELECT count(*)
                          FROM (SELECT FROM audit_record WHERE turn >= ? AND turn < ? LIMIT ?) AS records)
                     + (SELECT count(*)
                          FROM (SELECT FROM scan WHERE turn >= ? AND turn < ? LIMIT ?) AS scans)
                """)) {
            bind(prepared, from, upto, most + 1L, from, upto, most + 1L);
            try (ResultSet rows = prepared.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void insert(Seal seal) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement("""
                INSERT INTO seal (no, at, from_turn, upto_turn, records, scans, entries, digest, previous, signature)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            bind(
                    prepared,
                    seal.no(),
                    time(seal.at()),
                    seal.fromTurn(),
                    seal.uptoTurn(),
                    seal.records(),
                    seal.scans(),
                    seal.entries().bytes(),
                    HEX.parseHex(seal.digest()),
                    HEX.parseHex(seal.previous()),
                    HEX.parseHex(seal.signature()));
            prepared.executeUpdate();
        }
    }

    /**
     * Removes the audit records of whole seals that were made before a time, and leaves a signed word of it. Scans stay:
     * they are what the figures are made of.
     */
    Optional<Truncation> truncate(Instant before) throws SQLException {
        DatabaseLedger ledger = new DatabaseLedger(connection);
        List<Truncation> done = ledger.truncations();
        long reached = done.isEmpty() ? 0 : done.get(done.size() - 1).through();
        Truncation.Removed removed = new Truncation.Removed();
        Optional<Seal> last = Optional.empty();
        List<Seal> seals = ledger.sealsAfter(reached);
        while (!seals.isEmpty() && seals.get(0).at().isBefore(before)) {
            for (Seal seal : seals) {
                if (seal.at().isBefore(before)) {
                    if (!seal.isOurs(key)) {
                        LOG.severe("The audit's seal " + seal.no() + " was changed; nothing is removed any more");
                        return Optional.empty();
                    }
                    removed.add(seal);
                    last = Optional.of(seal);
                }
            }
            seals = ledger.sealsAfter(seals.get(seals.size() - 1).no());
        }
        if (last.isEmpty() || removed.isNothing()) {
            return Optional.empty();
        }
        Truncation truncation = removed.sign(key, clock.instant(), last.get());
        insert(truncation);
        try (PreparedStatement prepared = connection.prepareStatement("DELETE FROM audit_record WHERE turn < ?")) {
            bind(prepared, truncation.uptoTurn());
            if (prepared.executeUpdate() != truncation.records()) {
                throw new SQLException("There were not as many old audit records as the seals say; none is removed");
            }
        }
        return Optional.of(truncation);
    }

    private void insert(Truncation truncation) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement("""
                INSERT INTO audit_truncation (through, at, upto_turn, records, list, signature)
                VALUES (?, ?, ?, ?, ?, ?)
                """)) {
            bind(
                    prepared,
                    truncation.through(),
                    time(truncation.at()),
                    truncation.uptoTurn(),
                    truncation.records(),
                    HEX.parseHex(truncation.list()),
                    HEX.parseHex(truncation.signature()));
            prepared.executeUpdate();
        }
    }

    private static Link link(ResultSet row) throws SQLException {
        Witness seal = new Witness(
                row.getLong("no"), HEX.formatHex(row.getBytes("digest")), HEX.formatHex(row.getBytes("signature")));
        return new Link(seal, row.getLong("upto_turn"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void bind(PreparedStatement prepared, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, values[i]);
        }
    }
}
