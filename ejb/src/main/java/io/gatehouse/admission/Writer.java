package io.gatehouse.admission;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * Serves one line of scans for as long as the server runs, whatever happens to a load of them. It keeps its connection, for
 * getting one takes longer than asking; when the database has gone, the scans of that load are sent back and the next load
 * gets a new one.
 */
final class Writer implements Runnable {

    static final Duration COME_AGAIN = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(Writer.class.getName());
    private static final int MOST_TOGETHER = 128;
    private static final int MOST_TRIES = 10;

    /** A database that says nothing for so long is gone. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** A scan that is asked, and whom to tell. */
    record Waiting(Asked asked, CompletableFuture<ScanOutcome> answer) {}

    /** Where the next scans come from. */
    interface Supply {
        List<Waiting> take(int atMost) throws InterruptedException;
    }

    private final Supply line;
    private final DataSource source;
    private final KnownPlaces known;
    private final int stripe;
    private final Clock clock;
    private final Executor tellers;
    private final Consumer<Verdicts> announce;
    private @Nullable Connection lent;

    /** @param announce told, by one of the tellers, what was committed */
    Writer(
            Supply line,
            DataSource source,
            KnownPlaces known,
            int stripe,
            Clock clock,
            Executor tellers,
            Consumer<Verdicts> announce) {
        this.line = line;
        this.source = source;
        this.known = known;
        this.stripe = stripe;
        this.clock = clock;
        this.tellers = tellers;
        this.announce = announce;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                serve(line.take(MOST_TOGETHER));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        disconnect();
    }

    private void serve(List<Waiting> together) {
        try {
            serve(together, new Desk(connected(), known, stripe, clock, news -> tell(() -> announce.accept(news))));
        } catch (SQLException e) {
            serveNobody(together, e);
        } catch (RuntimeException | Error e) {
            // whatever it was, those who come next must still be served
            LOG.log(Level.SEVERE, "Scans could not be served", e);
            disconnect();
            together.forEach(one -> tell(one, e));
        }
    }

    private void serve(List<Waiting> together, Desk desk) {
        try {
            List<ScanOutcome> outcomes =
                    inTheEnd(desk, together.stream().map(Waiting::asked).toList());
            for (int i = 0; i < outcomes.size(); i++) {
                ScanOutcome outcome = outcomes.get(i);
                CompletableFuture<ScanOutcome> answer = together.get(i).answer();
                tell(() -> answer.complete(outcome));
            }
        } catch (DatabaseFailure e) {
            if (e.away()) {
                serveNobody(together, e);
            } else {
                serveOneByOne(together, e);
            }
        } catch (SQLException e) {
            serveNobody(together, e);
        } catch (RuntimeException e) {
            serveOneByOne(together, e);
        }
    }

    /** One of them may be what can't be served: the others must not suffer for it. */
    private void serveOneByOne(List<Waiting> together, RuntimeException failure) {
        if (together.size() == 1) {
            tell(together.get(0), failure instanceof LostRace ? comeAgain() : failure);
        } else {
            together.forEach(one -> serve(List.of(one)));
        }
    }

    private void serveNobody(List<Waiting> together, Exception failure) {
        LOG.log(
                Level.WARNING,
                "The database does not answer; " + together.size() + " scans must be sent again",
                failure);
        disconnect();
        together.forEach(one -> tell(one, comeAgain()));
    }

    private void tell(Waiting waiting, Throwable failure) {
        tell(() -> waiting.answer().completeExceptionally(failure));
    }

    private void tell(Runnable word) {
        try {
            tellers.execute(word);
        } catch (RejectedExecutionException stopping) {
            word.run();
        }
    }

    private static List<ScanOutcome> inTheEnd(Desk desk, List<Asked> asked) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                return desk.take(asked);
            } catch (LostRace e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    /** The driver's own connection: what Payara wraps around it would look up each method that is called by its name. */
    private Connection connected() throws SQLException {
        Connection pooled = lent;
        if (pooled == null) {
            pooled = source.getConnection();
            lent = pooled;
            set(pooled, Plans.KEYED);
            answerWithin(SILENCE, pooled);
            // a database that has come back may have forgotten what it had counted
            known.forget();
        }
        return pooled.unwrap(BaseConnection.class);
    }

    private void disconnect() {
        Connection pooled = lent;
        lent = null;
        if (pooled == null) {
            return;
        }
        try (pooled) {
            set(pooled, Plans.USUAL);
            answerWithin(Duration.ZERO, pooled);
        } catch (SQLException e) {
            LOG.log(Level.FINE, "The connection was gone before it could be given back", e);
        }
    }

    private static void answerWithin(Duration limit, Connection pooled) throws SQLException {
        pooled.unwrap(BaseConnection.class).setNetworkTimeout(Runnable::run, Math.toIntExact(limit.toMillis()));
    }

    private static void set(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(setting);
        }
    }

    static void sendBack(Waiting waiting) {
        waiting.answer().completeExceptionally(comeAgain());
    }

    private static ProblemException comeAgain() {
        return ProblemException.tryLater(
                ProblemType.BUSY,
                "The scan could not be stored just now; send it again with the same scanId",
                COME_AGAIN);
    }
}
