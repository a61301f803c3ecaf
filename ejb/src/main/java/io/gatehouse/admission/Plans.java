package io.gatehouse.admission;

/**
 * How the database plans what is asked of it a thousand times a second. All of these statements look rows up by their keys.
 * Left to itself it plans them while the tables are new and empty, finds that to read them whole is cheapest, and goes on so
 * when they have a million rows. And a node that vanishes while it holds tickets doesn't hold them for long.
 */
final class Plans {

    static final String KEYED = """
            SET plan_cache_mode = force_generic_plan;
            SET enable_seqscan = off;
            SET enable_hashjoin = off;
            SET enable_mergejoin = off;
            SET idle_in_transaction_session_timeout = '10s'
            """;

    /** For a connection that goes back to others. */
    static final String USUAL = """
            RESET plan_cache_mode;
            RESET enable_seqscan;
            RESET enable_hashjoin;
            RESET enable_mergejoin;
            RESET idle_in_transaction_session_timeout
            """;

    private static final String IN_THIS_TRANSACTION = """
            SET LOCAL enable_seqscan = off;
            SET LOCAL enable_hashjoin = off;
            SET LOCAL enable_mergejoin = off;
            SET LOCAL idle_in_transaction_session_timeout = '60s'
            """;

    private Plans() {}

    static void keyedInThisTransaction(Sql sql) {
        sql.run(IN_THIS_TRANSACTION);
    }
}
