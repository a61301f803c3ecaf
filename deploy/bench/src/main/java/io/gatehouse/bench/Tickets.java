package io.gatehouse.bench;

import java.sql.SQLException;

/** Guests, put into the database by themselves: a million of them by hand would take the better part of an hour. */
final class Tickets {

    private static final String SEED = """
            WITH made AS (
                INSERT INTO ticket (id, event_id, reference, holder, category, paid, status, created_at)
                SELECT gen_random_uuid(), ?::uuid, 'R' || n, 'Guest ' || n, 'standard', true, 'VALID', now()
                  FROM generate_series(0, ? - 1) AS n
                RETURNING id, event_id, reference)
            INSERT INTO ticket_code (event_id, code_hash, ticket_id, code_cipher, created_at)
            SELECT event_id,
                   sha256(convert_to('BENCH' || lpad(substr(reference, 2), 15, '0'), 'UTF8')),
                   id, decode('00', 'hex'), now()
              FROM made
            """;

    private Tickets() {}

    static String code(long number) {
        return String.format("BENCH%015d", number);
    }

    static void seed(Database database, String eventId, int count) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.prepareStatement(SEED)) {
            statement.setString(1, eventId);
            statement.setInt(2, count);
            statement.executeUpdate();
        }
        database.run("ANALYZE ticket");
        database.run("ANALYZE ticket_code");
    }
}
