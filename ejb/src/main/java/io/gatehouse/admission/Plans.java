package io.gatehouse.admission;

/**
 * How the database plans what is asked of it a thousand times a second. All of these statements look rows up by their keys.
 * Left to itself it plans them while the tables are new and empty, finds that to read them whole is cheapest, and goes on so
 * when they have a million rows.
 */
final class Plans {

    static final String KEYED = """
            SET plan_cache_mode = force_generic_plan;
            SET enable_seqscan = off;
            SET enable_hashjoin = off;
            SET enable_mergejoin = off
            """;

    /** For a connection that goes back to others. */
    static final String USUAL = """
            RESET plan_cache_mode;
            RESET enable_seqscan;
            RESET enable_hashjoin;
            RESET enable_mergejoin
            """;

    private static final String IN_THIS_TRANSACTION = """
            SET LOCAL enable_seqscan = off;
            SET LOCAL enable_hashjoin = off;
            SET LOCAL enable_mergejoin = off
            """;

    private Plans() {}

    static void keyedInThisTransaction(Sql sql) {
        sql.run(IN_THIS_TRANSACTION);
    }
}
