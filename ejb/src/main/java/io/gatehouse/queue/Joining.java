package io.gatehouse.queue;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.database.Sql;
import io.gatehouse.queue.PlaceStore.Joined;
import io.gatehouse.queue.estimate.Spot;
import io.gatehouse.queue.estimate.Wait;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to take a place, in a transaction of its own. Of two that a device makes at once one waits for the other and
 * finds its place.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Joining {

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Inject
    private Paces paces;

    @Inject
    private PlaceCodes codes;

    @Inject
    private JoinCodes joinCodes;

    @Inject
    private Event<QueueChanged> changed;

    @Inject
    private Clock clock;

    /** The live place that the device has, or else a new one. */
    public Entry enter(UUID queueId, byte[] deviceHash, @Nullable String joinCode) {
        return Sql.present(source, sql -> {
            Queue queue = Queues.get(sql, queueId);
            Instant now = clock.instant();
            PlaceStore.oneAtATime(sql, queueId, deviceHash);
            Optional<Place> last = PlaceStore.ofDevice(sql, queueId, deviceHash);
            if (last.isPresent() && last.get().status().isLive()) {
                return new Entry(last.get().id(), null);
            }
            if (queue.details().joinCode() && (joinCode == null || !joinCodes.isGood(queueId, joinCode))) {
                throw new ProblemException(
                        ProblemType.WRONG_JOIN_CODE, "Join with the code that the display at the queue shows now");
            }
            Optional<Duration> cooling =
                    last.flatMap(one -> one.cooling(queue.details().cooldownSeconds(), now));
            if (cooling.isPresent()) {
                throw ProblemException.tryLater(
                        ProblemType.COOLING_DOWN,
                        "This device was served a moment ago; it can join again later",
                        cooling.get());
            }
            // before the line is locked: learning takes a while
            return take(sql, queue, deviceHash, paces.of(sql, queue), now);
        });
    }

    private Entry take(Sql sql, Queue queue, byte[] deviceHash, Paces.Known known, Instant now) throws SQLException {
        UUID placeId = UUID.randomUUID();
        Optional<Joined> joined =
                PlaceStore.join(sql, queue.id(), placeId, deviceHash, PlaceCodes.hash(codes.of(placeId)), now);
        if (joined.isEmpty()) {
            throw refusal(Queues.get(sql, queue.id()), now);
        }
        Joined here = joined.get();
        Optional<Wait> wait =
                known.pace().at(new Spot(here.waiting() - 1, here.inService(), here.number() - queue.nowServing()));
        if (wait.isPresent()) {
            PlaceStore.promise(sql, placeId, wait.get());
        }
        changed.fire(new QueueChanged(queue.id(), queue.details().eventId()));
        Place place = Place.fresh(placeId, queue.id(), here.number(), now);
        return new Entry(placeId, new Position(place, here.waiting() - 1 + here.inService(), wait.orElse(null)));
    }

    private static ProblemException refusal(Queue queue, Instant now) {
        if (!queue.isOpen(now)) {
            return new ProblemException(ProblemType.QUEUE_CLOSED, "The queue is closed; nobody can join now");
        }
        return queue.isPaused()
                ? new ProblemException(ProblemType.QUEUE_PAUSED, "The queue is paused; try again in a while")
                : new ProblemException(ProblemType.QUEUE_FULL, "The queue is full; try again in a while");
    }

    /**
     * A place that was entered, or found.
     *
     * @param position where a new place stands; none of one that the device had already
     */
    public record Entry(UUID placeId, @Nullable Position position) {}
}
