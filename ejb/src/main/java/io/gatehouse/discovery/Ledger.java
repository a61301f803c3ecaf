package io.gatehouse.discovery;

import io.gatehouse.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The transactions of sweeps, which are nobody's request: each begins and ends here. */
final class Ledger {

    private final DataSource source;

    Ledger(DataSource source) {
        this.source = source;
    }

    <T> T inTransaction(Sql.Work<T> work) {
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

    <T> T read(Sql.Work<T> work) {
        return Sql.present(source, work);
    }
}
