package io.gatehouse.admission;

import java.sql.SQLException;

/** The database failed us, and whether it kept what we sent can't be known. */
final class DatabaseFailure extends RuntimeException {

    private static final String GIVEN_UP = "25P03";

    private final boolean away;

    DatabaseFailure(SQLException cause) {
        super(cause);
        String state = cause.getSQLState();
        away = state == null
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || state.equals(GIVEN_UP);
    }

    /** Whether it can't be reached, rather than having refused what we asked. */
    boolean away() {
        return away;
    }
}
