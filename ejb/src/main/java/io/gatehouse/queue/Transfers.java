package io.gatehouse.queue;

import io.gatehouse.common.Fact;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.database.Sql;
import io.gatehouse.queue.QueueStore.Effect;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/** From one line to another of the same event, both locked: in the order of their ids, so that two never wait for each other. */
@Dependent
class Transfers {

    private static final String TAKE = """
            WITH numbered AS (
                 UPDATE queue SET last_number = last_number + 1 WHERE id = ? RETURNING id, last_number)
            INSERT INTO place (id, queue_id, number, device_hash, code_hash, status, priority, line_at, joined_at, came_from)
            SELECT ?, n.id, n.last_number, p.device_hash, ?, 'WAITING', p.priority, p.line_at, p.joined_at, p.id
              FROM numbered AS n, place AS p
             WHERE p.id = ?
            """;

    /** Where anyone may make a line, those without an event are strangers to each other. */
    @Inject
    private PublicCreation publicCreation;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Inject
    private Hosts hosts;

    @Inject
    private Changes changes;

    @Inject
    private PlaceCodes codes;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Clock clock;

    Place make(UUID fromId, UUID placeId, UUID toId, String actor) {
        return Sql.present(source, sql -> {
            Queue first = lock(sql, fromId.compareTo(toId) < 0 ? fromId : toId);
            Queue second = lock(sql, fromId.compareTo(toId) < 0 ? toId : fromId);
            hosts.check(sql, actor, fromId);
            Queue from = first.id().equals(fromId) ? first : second;
            Queue to = first.id().equals(fromId) ? second : first;
            Instant now = clock.instant();
            checkThatTheyBelongTogether(from, to, actor);
            checkThatItCanTake(to, now);
            Place before = PlaceStore.one(sql, fromId, placeId).orElseThrow(() -> ProblemException.notFound("place"));
            Effect left = Moves.make(sql, before, Move.TRANSFER, now);
            if (PlaceStore.hasLivePlaceOfItsDevice(sql, toId, placeId)) {
                throw new ProblemException(ProblemType.ALREADY_IN_LINE, "The guest is in the other queue already");
            }
            UUID newId = UUID.randomUUID();
            sql.run(TAKE, toId, newId, PlaceCodes.hash(codes.of(newId)), placeId);
            sql.run("UPDATE place SET went_to = ? WHERE id = ?", newId, placeId);
            changes.count(sql, from, left);
            changes.count(sql, to, new Effect(1, 0, null));
            facts.fire(Fact.of(Move.TRANSFER.fact(), from.details().eventId(), "place", placeId)
                    .with("queue", fromId)
                    .with("number", before.number())
                    .with("to", toId));
            return PlaceStore.one(sql, toId, newId).orElseThrow();
        });
    }

    private static Queue lock(Sql sql, UUID queueId) throws SQLException {
        return QueueStore.lock(sql, queueId).orElseThrow(() -> ProblemException.notFound(Queues.QUEUE));
    }

    private void checkThatTheyBelongTogether(Queue from, Queue to, String actor) {
        UUID eventId = from.details().eventId();
        boolean strangers = eventId == null && publicCreation.isOn() && actor.startsWith(HostTokens.ACTOR);
        if (strangers
                || from.id().equals(to.id())
                || !Objects.equals(eventId, to.details().eventId())) {
            throw new ProblemException(
                    ProblemType.ILLEGAL_STATE, "A guest can go to another queue of the same event only");
        }
    }

    private static void checkThatItCanTake(Queue to, Instant now) {
        if (!to.isOpen(now)) {
            throw new ProblemException(ProblemType.QUEUE_CLOSED, "The other queue is closed");
        }
        if (to.isFull()) {
            throw new ProblemException(ProblemType.QUEUE_FULL, "The other queue is full");
        }
    }
}
