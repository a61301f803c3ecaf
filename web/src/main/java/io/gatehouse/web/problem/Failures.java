package io.gatehouse.web.problem;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a caller is told of a failure; what is our fault is logged here and told without its insides. */
public final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class.getName());
    private static final Duration WHEN_THE_DATABASE_IS_AWAY = Duration.ofSeconds(2);

    private Failures() {}

    public static ProblemException told(Throwable failure) {
        ProblemException problem = find(failure, ProblemException.class);
        if (problem != null) {
            return problem;
        }
        SQLException sql = find(failure, SQLException.class);
        if (sql != null && isAway(sql)) {
            LOG.log(Level.WARNING, "The database does not answer: {0}", sql.getMessage());
            return ProblemException.tryLater(
                    ProblemType.BUSY, "The database does not answer; nothing was done", WHEN_THE_DATABASE_IS_AWAY);
        }
        return ours(failure);
    }

    static ProblemException ours(Throwable failure) {
        LOG.log(Level.SEVERE, "A request failed", failure);
        return new ProblemException(ProblemType.INTERNAL, "The failure was logged; please try again");
    }

    /** Connection failures, an administrator's shutdown, too many connections. */
    private static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }

    static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
