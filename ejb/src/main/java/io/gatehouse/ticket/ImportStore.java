package io.gatehouse.ticket;

import io.gatehouse.ticket.ImportRules.Known;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/** Stores tickets by the thousand, in the caller's transaction. */
@Dependent
class ImportStore {

    private static final String DETAILS =
            "t.id, t.reference, t.holder, t.email, t.category, t.valid_from, t.valid_until, t.paid";

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    ImportStore() {}

    ImportStore(DataSource source) {
        this.source = source;
    }

    /** Stores what is new, in its order. */
    ImportOutcome store(UUID eventId, List<ImportTicket> wanted, ImportCodes codes, Instant now) throws SQLException {
        takeTurn(eventId);
        ImportRules rules = new ImportRules();
        tell(rules, eventId, wanted);
        List<ImportTicket> anew = new ArrayList<>();
        int unchanged = 0;
        for (ImportTicket ticket : wanted) {
            switch (rules.judge(ticket)) {
                case NEW -> anew.add(ticket);
                case UNCHANGED -> unchanged++;
                case REJECTED -> {}
            }
        }
        if (!anew.isEmpty()) {
            add(eventId, anew, codes, now);
        }
        return new ImportOutcome(anew.size(), unchanged, rules.errors());
    }

    /**
     * Imports into one event take turns, chunk by chunk: two of the same file would else stand in each other's way with
     * every row. And this transaction's plans shall not read whole tables: they may have been small when last looked at.
     */
    private void takeTurn(UUID eventId) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT pg_advisory_xact_lock(hashtextextended('import/' || ?, 0)),
                               set_config('enable_seqscan', 'off', true)
                        """)) {
            statement.setString(1, eventId.toString());
            statement.execute();
        }
    }

    /** Tells the rules which tickets there are that have a reference or a code of the wanted ones. */
    private void tell(ImportRules rules, UUID eventId, List<ImportTicket> wanted) throws SQLException {
        String[] references = wanted.stream()
                .map(ticket -> ticket.row().details().reference())
                .filter(Objects::nonNull)
                .toArray(String[]::new);
        byte[][] codes = wanted.stream()
                .map(ImportTicket::givenHash)
                .filter(Objects::nonNull)
                .toArray(byte[][]::new);
        if (references.length > 0) {
            find("text", references, eventId, """
                    SELECT %s
                      FROM unnest(?) AS wanted (reference)
                      JOIN ticket t ON t.event_id = ? AND t.reference = wanted.reference
                    """, row -> rules.knowReference(known(row)));
        }
        if (codes.length > 0) {
            find("bytea", codes, eventId, """
                    SELECT %s, c.code_hash
                      FROM unnest(?) AS wanted (code_hash)
                      JOIN ticket_code c ON c.event_id = ? AND c.code_hash = wanted.code_hash
                      JOIN ticket t ON t.id = c.ticket_id
                    """, row -> rules.knowCode(row.getBytes("code_hash"), known(row)));
        }
    }

    private void add(UUID eventId, List<ImportTicket> tickets, ImportCodes codes, Instant now) throws SQLException {
        try (Connection connection = source.getConnection()) {
            addTickets(connection, eventId, tickets, now);
            addCodes(connection, eventId, tickets, codes, now);
        }
    }

    /**
     * Where tables are much larger than their statistics say, plans that were made for small ones would make every
     * statement slow.
     */
    void refreshStatistics(long atLeast) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            boolean outgrown;
            try (ResultSet rows =
                    statement.executeQuery("SELECT reltuples FROM pg_class WHERE oid = 'ticket'::regclass")) {
                outgrown = rows.next() && rows.getDouble(1) * 2 < atLeast;
            }
            if (outgrown) {
                statement.execute("ANALYZE ticket, ticket_code");
            }
        }
    }

    private static void addTickets(Connection connection, UUID eventId, List<ImportTicket> tickets, Instant now)
            throws SQLException {
        long[] numbers = numbers(connection, tickets.size());
        try (CopyRows rows = new CopyRows(connection, """
                COPY ticket (id, event_id, seq, reference, holder, email, category, valid_from, valid_until, paid,
                             status, created_at)
                FROM STDIN
                """)) {
            for (int i = 0; i < numbers.length; i++) {
                TicketDetails details = tickets.get(i).row().details();
                rows.with(tickets.get(i).id())
                        .with(eventId)
                        .with(numbers[i])
                        .with(details.reference())
                        .with(details.holder())
                        .with(details.email())
                        .with(details.category())
                        .with(details.validFrom())
                        .with(details.validUntil())
                        .with(details.paid())
                        .with(TicketStatus.VALID)
                        .with(now)
                        .endRow();
            }
            rows.end();
        }
    }

    private static void addCodes(
            Connection connection, UUID eventId, List<ImportTicket> tickets, ImportCodes codes, Instant now)
            throws SQLException {
        try (CopyRows rows = new CopyRows(connection, """
                COPY ticket_code (event_id, code_hash, ticket_id, serial, key_number, code_cipher, weak,
                                  details_cipher, created_at)
                FROM STDIN
                """)) {
            for (ImportTicket ticket : tickets) {
                Minted code = ticket.code(codes);
                rows.with(eventId)
                        .withBytes(code.hash())
                        .with(ticket.id())
                        .with(code.serial())
                        .with(code.key())
                        .withBytes(code.cipher())
                        .with(code.weak())
                        .withBytes(code.details())
                        .with(now)
                        .endRow();
            }
            rows.end();
        }
    }

    private static long[] numbers(Connection connection, int count) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT nextval(s.name)
                  FROM (SELECT pg_get_serial_sequence('ticket', 'seq')::regclass AS name OFFSET 0) s,
                       generate_series(1, ?)
                """)) {
            statement.setInt(1, count);
            long[] numbers = new long[count];
            try (ResultSet rows = statement.executeQuery()) {
                for (int i = 0; rows.next(); i++) {
                    numbers[i] = rows.getLong(1);
                }
            }
            return numbers;
        }
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void find(String type, Object[] wanted, UUID eventId, String statement, Reader reader) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement.formatted(DETAILS))) {
            prepared.setArray(1, connection.createArrayOf(type, wanted));
            prepared.setObject(2, eventId);
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private static Known known(ResultSet row) throws SQLException {
        TicketDetails details = new TicketDetails(
                row.getString("reference"),
                row.getString("holder"),
                row.getString("email"),
                row.getString("category"),
                Sql.instant(row, "valid_from"),
                Sql.instant(row, "valid_until"),
                row.getBoolean("paid"));
        return new Known(row.getObject("id", UUID.class), details);
    }
}
