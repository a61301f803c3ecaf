package io.gatehouse.queue;

import io.gatehouse.common.Fact;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.common.Secrets;
import io.gatehouse.database.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who runs a line. */
@Dependent
class Hosts {

    @Inject
    private Event<Fact> facts;

    @Inject
    private Clock clock;

    HostToken add(Sql sql, UUID queueId, @Nullable UUID eventId, String name) throws SQLException {
        Host host = new Host(UUID.randomUUID(), queueId, name, clock.instant());
        String token = Secrets.token(HostTokens.PREFIX);
        HostStore.add(sql, host, Secrets.hash(token));
        facts.fire(Fact.of("queue.host-added", eventId, Queues.QUEUE, queueId)
                .with("host", host.id())
                .with("name", name));
        return new HostToken(host, token);
    }

    /** Refuses a device that runs another line. Of people, it was asked before whether the line is within their reach. */
    void check(Sql sql, String actor, UUID queueId) throws SQLException {
        if (!actor.startsWith(HostTokens.ACTOR)) {
            return;
        }
        UUID hostId = UUID.fromString(actor.substring(HostTokens.ACTOR.length()));
        if (HostStore.one(sql, hostId)
                .filter(host -> host.queueId().equals(queueId))
                .isEmpty()) {
            throw new ProblemException(ProblemType.WRONG_QUEUE, "This device does not run this queue");
        }
    }
}
