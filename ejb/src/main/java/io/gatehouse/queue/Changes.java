package io.gatehouse.queue;

import io.gatehouse.common.Fact;
import io.gatehouse.common.ProblemException;
import io.gatehouse.database.Sql;
import io.gatehouse.queue.QueueStore.Effect;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** How a line changes: it is locked, something is done, the change is counted, and it is told once that is committed. */
@Dependent
class Changes {

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Inject
    private Hosts hosts;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Event<QueueChanged> changed;

    /** What is done while the line is locked; returns what the audit is to know, or nothing if all is as it was. */
    interface Work {
        Optional<Fact> on(Sql sql, Queue before) throws SQLException;
    }

    /** Work whose result is wanted. */
    interface Step<T> {
        Done<T> on(Sql sql, Queue before) throws SQLException;
    }

    /**
     * What was done.
     *
     * @param fact nothing, if nothing was: no change is counted then
     */
    record Done<T>(T result, Effect effect, Optional<Fact> fact) {

        static <T> Done<T> nothing(T result) {
            return new Done<>(result, Effect.NONE, Optional.empty());
        }
    }

    Queue of(UUID queueId, String actor, Work work) {
        step(queueId, actor, (sql, before) -> {
            Optional<Fact> fact = work.on(sql, before);
            return new Done<>(queueId, Effect.NONE, fact);
        });
        return Sql.present(source, sql -> Queues.get(sql, queueId));
    }

    <T> T step(UUID queueId, String actor, Step<T> step) {
        return Sql.present(source, sql -> {
            // before the line is locked: a stranger must not hold it up
            hosts.check(sql, actor, queueId);
            Queue before = QueueStore.lock(sql, queueId).orElseThrow(() -> ProblemException.notFound(Queues.QUEUE));
            Done<T> done = step.on(sql, before);
            if (done.fact().isPresent()) {
                count(sql, before, done.effect());
                facts.fire(done.fact().get());
            }
            return done.result();
        });
    }

    /** For changes whose maker is a guest, of whom the audit knows nothing. */
    void count(Sql sql, Queue before, Effect effect) throws SQLException {
        QueueStore.changed(sql, before.id(), effect);
        changed.fire(new QueueChanged(before.id(), before.details().eventId()));
    }
}
