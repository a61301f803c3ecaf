package io.gatehouse.audit;

import io.gatehouse.audit.SealStore.Link;
import io.gatehouse.audit.seal.Seal;
import io.gatehouse.audit.seal.SealKey;
import io.gatehouse.audit.seal.Truncation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** The sealer's transactions, one for each seal. */
final class Sealing {

    /** How it stands with the chain after a try. */
    record State(Optional<Link> newest, boolean sealed, boolean asRemembered) {}

    /** Something done in a transaction. */
    private interface Work<T> {
        T with(SealStore store) throws SQLException;
    }

    private final DataSource source;
    private final SealKey key;
    private final Clock clock;
    private final Memory memory;
    private final int most;
    private long noted;

    Sealing(DataSource source, SealKey key, Clock clock, Memory memory, int most) {
        this.source = source;
        this.key = key;
        this.clock = clock;
        this.memory = memory;
        this.most = most;
    }

    void continueTurns() throws SQLException {
        inTransaction(store -> {
            store.continueTurns();
            return true;
        });
    }

    /** So that what is new is found quickly. */
    void noteTurns() throws SQLException {
        noted = inTransaction(store -> store.noteTurns(noted));
    }

    /** Makes the next seal, if there is anything to seal and no other node is at it. */
    State next() throws SQLException {
        State state = inTransaction(store -> {
            boolean ours = store.lock();
            Optional<Link> before = store.newest();
            // looked at before anything is added, so that what was cut off is not grown over unseen
            boolean asRemembered = before.isPresent() ? memory.learn(before.get(), store) : memory.isEmpty();
            Optional<Seal> seal = ours ? store.next(before) : Optional.empty();
            return new State(seal.map(Link::of).or(() -> before), seal.isPresent(), asRemembered);
        });
        if (state.sealed() && state.asRemembered()) {
            memory.learnOwn(state.newest().orElseThrow());
        }
        return state;
    }

    /** What keeps records from being sealed that were made before a time; nothing if none of them waits. */
    Optional<String> heldUp(Instant before) throws SQLException {
        return inTransaction(store -> store.heldUp(before));
    }

    /** Removes what is older than that, if no other node seals or removes just now. */
    Optional<Truncation> truncate(Instant before) throws SQLException {
        return inTransaction(store -> store.lock() ? store.truncate(before) : Optional.empty());
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(new SealStore(connection, key, clock, most));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
