package io.gatehouse.queue;

import io.gatehouse.database.Sql;
import io.gatehouse.queue.estimate.Pace;
import io.gatehouse.queue.estimate.Spot;
import io.gatehouse.queue.estimate.Wait;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lines with everybody in them, each reckoned once a change however many look. */
@ApplicationScoped
class Pictures {

    private static final int MOST_REMEMBERED = 200;
    private static final int PENS = 64;
    private static final int MOST_TRIES = 3;

    private final Map<UUID, Drawn> drawn = new ConcurrentHashMap<>();
    private final List<Object> pens = Stream.generate(Object::new).limit(PENS).toList();

    @Inject
    private Paces paces;

    /** What was reckoned, and from what. */
    private record Drawn(QueuePicture picture, Instant learned) {

        boolean fits(Queue queue, Paces.Known now) {
            return picture.queue().equals(queue) && learned.equals(now.at());
        }
    }

    QueuePicture of(Sql sql, Queue queue) throws SQLException {
        Paces.Known known = paces.of(sql, queue);
        Drawn before = drawn.get(queue.id());
        if (before != null && before.fits(queue, known)) {
            return before.picture();
        }
        if (drawn.size() >= MOST_REMEMBERED) {
            drawn.clear();
        }
        // of many who ask at once one reckons, and the others wait for that
        synchronized (pens.get(Math.floorMod(queue.id().hashCode(), PENS))) {
            Drawn meanwhile = drawn.get(queue.id());
            if (meanwhile != null && meanwhile.fits(queue, known)) {
                return meanwhile.picture();
            }
            QueuePicture now = whole(sql, queue, known);
            if (meanwhile == null || meanwhile.picture().queue().seq() <= queue.seq()) {
                drawn.put(queue.id(), new Drawn(now, known.at()));
            }
            return now;
        }
    }

    /** A line that changed between the look at it and the look at its places is looked at again. */
    private static QueuePicture whole(Sql sql, Queue queue, Paces.Known known) throws SQLException {
        Queue seen = queue;
        QueuePicture picture = draw(sql, seen, known);
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            Queue now = Queues.get(sql, queue.id());
            if (now.equals(seen)) {
                break;
            }
            seen = now;
            picture = draw(sql, seen, known);
        }
        return picture;
    }

    private static QueuePicture draw(Sql sql, Queue queue, Paces.Known known) throws SQLException {
        Map<UUID, Position> line = new LinkedHashMap<>();
        int inService = 0;
        int waiting = 0;
        for (Place place : PlaceStore.live(sql, queue.id())) {
            if (place.status() != PlaceStatus.WAITING) {
                inService += place.passed() ? 0 : 1;
                line.put(place.id(), new Position(place, 0, null));
            } else {
                Spot spot = new Spot(waiting, inService, place.number() - queue.nowServing());
                line.put(place.id(), new Position(place, inService + waiting, wait(queue, known.pace(), spot)));
                waiting++;
            }
        }
        return new QueuePicture(known.glance(queue), line);
    }

    private static @Nullable Wait wait(Queue queue, Pace pace, Spot spot) {
        return queue.isPaused() ? null : pace.at(spot).orElse(null);
    }
}
