package io.gatehouse.audit;

import io.gatehouse.audit.seal.DatabaseLedger;
import io.gatehouse.audit.seal.Inspection;
import io.gatehouse.audit.seal.SealKey;
import io.gatehouse.audit.seal.Verification;
import io.gatehouse.audit.seal.Witness;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.common.Secrets;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/** Inspects the chain of seals as the database holds it, one at a time, for it reads all that was ever recorded. */
@ApplicationScoped
class Chain {

    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Inject
    private Secrets secrets;

    @Inject
    private Memory memory;

    private final Semaphore one = new Semaphore(1);

    String publicKey() {
        return SealKey.of(secrets).publicKey();
    }

    Verification inspect(long from) {
        if (!one.tryAcquire()) {
            throw ProblemException.tryLater(ProblemType.BUSY, "The audit is being checked already", COME_AGAIN);
        }
        // before the snapshot is taken, in which all that is remembered must then be
        List<Witness> witnesses = memory.witnesses();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return new Inspection(new DatabaseLedger(connection), SealKey.of(secrets), witnesses).from(from);
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setReadOnly(false);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            one.release();
        }
    }
}
