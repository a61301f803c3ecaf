package io.gatehouse.discovery;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The transactions of sweeps, which are nobody's request: each begins and ends here. */
final class Ledger {

    /** What is done within one. */
    interface Work<T> {
        T with(Sql sql) throws SQLException;
    }

    private final DataSource source;

    Ledger(DataSource source) {
        this.source = source;
    }

    <T> T inTransaction(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T done = work.with(new Sql(connection));
                connection.commit();
                return done;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In the transaction of whoever calls, or by single statements where there is none. */
    static <T> T present(DataSource source, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.with(new Sql(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T read(Work<T> work) {
        return present(source, work);
    }
}
