package io.gatehouse.queue;

import io.gatehouse.database.Sql;
import io.gatehouse.queue.QueueDetails.Estimator;
import io.gatehouse.queue.estimate.Accuracy;
import io.gatehouse.queue.estimate.History;
import io.gatehouse.queue.estimate.Learned;
import io.gatehouse.queue.estimate.Pace;
import io.gatehouse.queue.estimate.Seed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How fast each line moves: learned anew when a host has moved somebody, and else remembered, for many ask. */
@ApplicationScoped
class Paces {

    private static final int MOST_REMEMBERED = 1000;

    /** That nobody was called for a while tells something, too. */
    static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    @Inject
    @ConfigProperty(name = "gatehouse.queues.least-completions", defaultValue = "10")
    private int leastCompletions;

    @Inject
    private Clock clock;

    /** What was learned when, after which move of the line. */
    record Known(Instant at, long moves, Estimator estimator, int counters, Pace pace, Accuracy accuracy) {

        boolean fits(Queue queue, Instant now) {
            return moves == queue.moves()
                    && now.isBefore(at.plus(GOOD_FOR))
                    && estimator == queue.details().estimator()
                    && counters == queue.details().counters();
        }

        Glance glance(Queue queue) {
            return new Glance(queue, pace.secondsPerPlace(), pace.samples(), accuracy);
        }
    }

    Glance glance(Sql sql, Queue queue) throws SQLException {
        return of(sql, queue).glance(queue);
    }

    Known of(Sql sql, Queue queue) throws SQLException {
        Instant now = clock.instant();
        Known before = known.get(queue.id());
        if (before != null && before.fits(queue, now)) {
            return before;
        }
        Known learned = learn(sql, queue, now);
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        known.put(queue.id(), learned);
        return learned;
    }

    private Known learn(Sql sql, Queue queue, Instant now) throws SQLException {
        History history = HistoryQuery.of(sql, queue, now);
        Pace pace = queue.details().estimator() == Estimator.SEED
                ? Seed.of(history, leastCompletions)
                : Learned.of(history, leastCompletions);
        return new Known(
                now,
                queue.moves(),
                queue.details().estimator(),
                queue.details().counters(),
                pace,
                Accuracy.of(history));
    }
}
