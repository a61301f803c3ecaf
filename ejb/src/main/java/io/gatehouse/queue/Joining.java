package io.gatehouse.queue;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.database.Sql;
import io.gatehouse.queue.estimate.Spot;
import io.gatehouse.queue.estimate.Wait;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lets guests into a line: many together, in one transaction. The line is locked, so that nothing else happens meanwhile. */
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

    /** For each the live place that the device has, or else a new one, or why not; in the same order. */
    public List<Entry> enter(UUID queueId, List<Newcomer> together) {
        return Sql.present(source, sql -> {
            // before the line is locked: learning takes a while
            paces.of(sql, Queues.get(sql, queueId));
            Queue queue = QueueStore.lock(sql, queueId).orElseThrow(() -> ProblemException.notFound(Queues.QUEUE));
            Group group = new Group(queue, paces.of(sql, queue), clock.instant());
            Map<String, Place> before = PlaceStore.ofDevices(
                    sql, queueId, together.stream().map(Newcomer::device).toList());
            List<Entry> entries = new ArrayList<>();
            for (Newcomer who : together) {
                entries.add(group.enter(who, before.get(who.device())));
            }
            if (!group.taken.isEmpty()) {
                PlaceStore.join(sql, queueId, group.taken, group.now);
                changed.fire(new QueueChanged(queueId, queue.details().eventId()));
            }
            return entries;
        });
    }

    /** Those who come in together: each finds the line as those before have left it. */
    private final class Group {

        private final Queue queue;
        private final Paces.Known known;
        private final Instant now;
        private final List<PlaceStore.Fresh> taken = new ArrayList<>();
        private final Map<String, UUID> placeOf = new HashMap<>();

        Group(Queue queue, Paces.Known known, Instant now) {
            this.queue = queue;
            this.known = known;
            this.now = now;
        }

        Entry enter(Newcomer who, @Nullable Place last) {
            UUID twice = placeOf.get(who.device());
            if (twice != null) {
                return new Entry.Found(twice);
            }
            if (last != null && last.status().isLive()) {
                return new Entry.Found(last.id());
            }
            ProblemException refusal = refusal(who, last);
            return refusal == null ? take(who) : new Entry.Refused(refusal);
        }

        private Entry take(Newcomer who) {
            int waitingAhead = queue.waiting() + taken.size();
            int number = queue.lastNumber() + taken.size() + 1;
            Wait eta = known.pace()
                    .at(new Spot(waitingAhead, queue.inService(), number - queue.nowServing()))
                    .orElse(null);
            UUID placeId = UUID.randomUUID();
            String code = HexFormat.of().formatHex(PlaceCodes.hash(codes.of(placeId)));
            taken.add(new PlaceStore.Fresh(placeId, who.device(), code, eta));
            placeOf.put(who.device(), placeId);
            Place place = Place.fresh(placeId, queue.id(), number, now);
            return new Entry.Taken(new Position(place, waitingAhead + queue.inService(), eta));
        }

        private @Nullable ProblemException refusal(Newcomer who, @Nullable Place last) {
            QueueDetails details = queue.details();
            String joinCode = who.joinCode();
            if (details.joinCode() && (joinCode == null || !joinCodes.isGood(queue.id(), joinCode))) {
                return new ProblemException(
                        ProblemType.WRONG_JOIN_CODE, "Join with the code that the display at the queue shows now");
            }
            Duration cooling = last == null
                    ? null
                    : last.cooling(details.cooldownSeconds(), now).orElse(null);
            if (cooling != null) {
                return ProblemException.tryLater(
                        ProblemType.COOLING_DOWN,
                        "This device was served a moment ago; it can join again later",
                        cooling);
            }
            if (!queue.isOpen(now)) {
                return new ProblemException(ProblemType.QUEUE_CLOSED, "The queue is closed; nobody can join now");
            }
            if (queue.isPaused()) {
                return new ProblemException(ProblemType.QUEUE_PAUSED, "The queue is paused; try again in a while");
            }
            return queue.isFullWith(taken.size())
                    ? new ProblemException(ProblemType.QUEUE_FULL, "The queue is full; try again in a while")
                    : null;
        }
    }
}
