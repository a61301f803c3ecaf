package io.gatehouse.queue;

import io.gatehouse.common.Fact;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.Violations;
import io.gatehouse.database.Sql;
import io.gatehouse.queue.Changes.Done;
import io.gatehouse.queue.QueueStore.Effect;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What hosts do with places: call the next one, and everything that comes after. */
@Stateless
@RolesAllowed({"HOST", Queues.HOST_DEVICE})
public class Desk {

    private static final String PLACE = "place";
    private static final int LONGEST_KEY = 100;
    private static final int HIGHEST_PRIORITY = 9;
    private static final Duration SHOWN = Duration.ofHours(12);
    private static final int MOST_SHOWN = 50;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Resource
    private SessionContext session;

    @Inject
    private Hosts hosts;

    @Inject
    private Changes changes;

    @Inject
    private Transfers transfers;

    @Inject
    private Pictures pictures;

    @Inject
    private Clock clock;

    /**
     * Calls who is next; nobody, if nobody waits.
     *
     * @param counter to which counter; none means the one that is free, or has called longest ago
     * @param key asked again with the same one, nobody else is called
     */
    public Optional<Place> next(UUID queueId, @Nullable Integer counter, @Nullable String key) {
        new Violations()
                .optionalText("key", key, LONGEST_KEY)
                .check(key == null || !key.isBlank(), "key", "must not be blank")
                .orThrow();
        return changes.step(queueId, actor(), (sql, queue) -> {
            Optional<Calls.Call> before = key == null ? Optional.empty() : Calls.under(sql, queueId, key);
            if (before.isPresent()) {
                UUID placeId = before.get().placeId();
                return Done.nothing(placeId == null ? Optional.empty() : PlaceStore.one(sql, queueId, placeId));
            }
            new Violations()
                    .range("counter", counter, 1, queue.details().counters())
                    .orThrow();
            return call(sql, queue, counter == null ? Calls.freeCounter(sql, queue) : counter, key);
        });
    }

    /** Any other move of a host that needs no more to be known. */
    public Place move(UUID queueId, UUID placeId, Move move) {
        if (move.by() != Move.By.HOST) {
            throw new IllegalArgumentException(move + " is not a host's");
        }
        return move(queueId, placeId, move, (sql, place) -> Moves.make(sql, place, move, clock.instant()));
    }

    /** Completes the place whose code the guest shows. */
    public Place complete(UUID queueId, String code) {
        UUID placeId = Sql.present(source, sql -> {
            Queues.get(sql, queueId);
            hosts.check(sql, actor(), queueId);
            return PlaceStore.ofCode(sql, queueId, PlaceCodes.hash(code))
                    .orElseThrow(() -> ProblemException.notFound("place with this code in this queue"))
                    .id();
        });
        return move(queueId, placeId, Move.COMPLETE);
    }

    /**
     * Sends the guest back into the line.
     *
     * @param behind how many of those who wait go first; none means all of them
     */
    public Place requeue(UUID queueId, UUID placeId, @Nullable Integer behind) {
        new Violations().range("behind", behind, 0, Integer.MAX_VALUE).orThrow();
        return move(
                queueId,
                placeId,
                Move.REQUEUE,
                (sql, place) -> Moves.requeue(sql, place, Calls.behind(sql, place, behind)));
    }

    /** Sooner than others: the higher, the sooner. */
    public Place prefer(UUID queueId, UUID placeId, int priority) {
        new Violations().range("priority", priority, 0, HIGHEST_PRIORITY).orThrow();
        return move(queueId, placeId, Move.PREFER, (sql, place) -> Moves.prefer(sql, place, priority));
    }

    /** To another line of the same event, where the guest has waited as long as here. Returns the new place. */
    public Place transfer(UUID queueId, UUID placeId, UUID toQueueId) {
        return transfers.make(queueId, placeId, toQueueId, actor());
    }

    /** Who is in line, and who ended not long ago: what may still have to be undone. */
    public Sheet sheet(UUID queueId) {
        return Sql.present(source, sql -> {
            Queue queue = Queues.get(sql, queueId);
            hosts.check(sql, actor(), queueId);
            return new Sheet(
                    pictures.of(sql, queue),
                    PlaceStore.endedSince(sql, queueId, clock.instant().minus(SHOWN), MOST_SHOWN));
        });
    }

    /**
     * All that a host needs to see.
     *
     * @param ended the last first
     */
    public record Sheet(QueuePicture picture, List<Place> ended) {}

    private interface Making {
        Effect of(Sql sql, Place place) throws SQLException;
    }

    private Place move(UUID queueId, UUID placeId, Move move, Making making) {
        return changes.step(queueId, actor(), (sql, queue) -> {
            Place before = PlaceStore.one(sql, queueId, placeId).orElseThrow(() -> ProblemException.notFound(PLACE));
            Effect effect = making.of(sql, before);
            Place after = PlaceStore.one(sql, queueId, placeId).orElseThrow();
            return new Done<>(
                    after,
                    effect,
                    Optional.of(fact(move, queue, after).changed("status", before.status(), after.status())));
        });
    }

    private Done<Optional<Place>> call(Sql sql, Queue queue, int counter, @Nullable String key) throws SQLException {
        Instant now = clock.instant();
        int passed = Calls.pass(sql, queue.id(), counter);
        Optional<UUID> called = Calls.next(sql, queue.id(), counter, now);
        if (key != null) {
            Calls.remember(sql, queue.id(), key, called.orElse(null), now);
        }
        if (called.isEmpty()) {
            return passed == 0
                    ? Done.nothing(Optional.empty())
                    : new Done<>(
                            Optional.empty(), new Effect(0, -passed, null), Optional.of(counterFree(queue, counter)));
        }
        Place place = PlaceStore.one(sql, queue.id(), called.get()).orElseThrow();
        return new Done<>(
                Optional.of(place),
                new Effect(-1, 1 - passed, place.number()),
                Optional.of(fact(Move.CALL, queue, place).with("counter", counter)));
    }

    private static Fact counterFree(Queue queue, int counter) {
        return Fact.of("queue.counter-free", queue.details().eventId(), Queues.QUEUE, queue.id())
                .with("counter", counter);
    }

    private static Fact fact(Move move, Queue queue, Place place) {
        return Fact.of(move.fact(), queue.details().eventId(), PLACE, place.id())
                .with("queue", queue.id())
                .with("number", place.number());
    }

    private String actor() {
        return session.getCallerPrincipal().getName();
    }
}
