package io.gatehouse.queue;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.Secrets;
import io.gatehouse.common.Violations;
import io.gatehouse.database.Sql;
import io.gatehouse.queue.QueueStore.Effect;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A guest in line: joins, looks where the place stands, leaves. Whose place it is, the device's secret says. */
@Stateless
@PermitAll
public class Line {

    private static final int LONGEST_TOKEN = 200;
    private static final String PLACE = "place";

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Inject
    private Entrance entrance;

    @Inject
    private Pictures pictures;

    @Inject
    private PlaceCodes codes;

    @Inject
    private Changes changes;

    @Inject
    private Clock clock;

    /**
     * A place as its guest sees it.
     *
     * @param code what the guest shows to the host
     * @param fresh whether it was taken just now
     */
    public record Taken(Position position, String code, boolean fresh) {}

    /** Takes a place, or finds the live one that this device has. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Taken join(UUID queueId, String deviceToken, @Nullable String joinCode) {
        Entry entry = entrance.enter(queueId, Newcomer.of(hash(deviceToken), joinCode));
        if (entry instanceof Entry.Refused refused) {
            throw refused.refusal();
        }
        if (entry instanceof Entry.Taken taken) {
            return new Taken(taken.position(), codes.of(taken.position().place().id()), true);
        }
        return position(queueId, ((Entry.Found) entry).placeId(), deviceToken);
    }

    public Taken position(UUID queueId, UUID placeId, String deviceToken) {
        byte[] device = hash(deviceToken);
        return Sql.present(source, sql -> {
            Place place =
                    PlaceStore.one(sql, queueId, placeId, device).orElseThrow(() -> ProblemException.notFound(PLACE));
            return new Taken(standing(sql, place), codes.of(placeId), false);
        });
    }

    /** The place that this device has, or else had last. */
    public Optional<Taken> ofDevice(UUID queueId, String deviceToken) {
        byte[] device = hash(deviceToken);
        return Sql.present(source, sql -> {
            Optional<Place> place = PlaceStore.ofDevice(sql, queueId, device);
            return place.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Taken(
                            standing(sql, place.get()), codes.of(place.get().id()), false));
        });
    }

    /** What became of places of that line, for who was shown to know them. */
    public Map<UUID, Place> ended(UUID queueId, Set<UUID> placeIds) {
        return Sql.present(source, sql -> PlaceStore.all(sql, queueId, placeIds)).stream()
                .collect(Collectors.toMap(Place::id, Function.identity()));
    }

    /** Gives the place up. */
    public Position leave(UUID queueId, UUID placeId, String deviceToken) {
        byte[] device = hash(deviceToken);
        return Sql.present(source, sql -> {
            Queue queue = QueueStore.lock(sql, queueId).orElseThrow(() -> ProblemException.notFound(Queues.QUEUE));
            Place before =
                    PlaceStore.one(sql, queueId, placeId, device).orElseThrow(() -> ProblemException.notFound(PLACE));
            Effect effect = Moves.make(sql, before, Move.LEAVE, clock.instant());
            changes.count(sql, queue, effect);
            return new Position(PlaceStore.one(sql, queueId, placeId).orElseThrow(), 0, null);
        });
    }

    private Position standing(Sql sql, Place place) throws SQLException {
        if (!place.status().isLive()) {
            return new Position(place, 0, null);
        }
        QueuePicture picture = pictures.of(sql, Queues.get(sql, place.queueId()));
        return Optional.ofNullable(picture.byPlace().get(place.id())).orElse(new Position(place, 0, null));
    }

    private static byte[] hash(String deviceToken) {
        new Violations().text("deviceToken", deviceToken, LONGEST_TOKEN).orThrow();
        return Secrets.hash(deviceToken);
    }
}
