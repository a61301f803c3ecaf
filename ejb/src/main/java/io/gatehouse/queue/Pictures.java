package io.gatehouse.queue;

import io.gatehouse.database.Sql;
import io.gatehouse.queue.estimate.Pace;
import io.gatehouse.queue.estimate.Spot;
import io.gatehouse.queue.estimate.Wait;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Lines with everybody in them, each reckoned once a change however many look. */
@ApplicationScoped
class Pictures {

    private static final int MOST_REMEMBERED = 200;

    private final Map<UUID, Drawn> drawn = new ConcurrentHashMap<>();
    private final Map<UUID, Object> pens = new ConcurrentHashMap<>();

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
        synchronized (pens.computeIfAbsent(queue.id(), id -> new Object())) {
            Drawn meanwhile = drawn.get(queue.id());
            if (meanwhile != null && meanwhile.fits(queue, known)) {
                return meanwhile.picture();
            }
            QueuePicture now = draw(sql, queue, known);
            if (meanwhile == null || meanwhile.picture().queue().seq() <= queue.seq()) {
                drawn.put(queue.id(), new Drawn(now, known.at()));
            }
            return now;
        }
    }

    private QueuePicture draw(Sql sql, Queue queue, Paces.Known known) throws SQLException {
        List<Position> line = new ArrayList<>();
        int inService = 0;
        int waiting = 0;
        for (Place place : PlaceStore.live(sql, queue.id())) {
            if (place.status() != PlaceStatus.WAITING) {
                inService += place.passed() ? 0 : 1;
                line.add(new Position(place, 0, null));
            } else {
                Spot spot = new Spot(waiting, inService, place.number() - queue.nowServing());
                line.add(new Position(place, inService + waiting, wait(queue, known.pace(), spot)));
                waiting++;
            }
        }
        return new QueuePicture(
                queue, line, known.pace().secondsPerPlace(), known.pace().samples(), known.accuracy());
    }

    private static @Nullable Wait wait(Queue queue, Pace pace, Spot spot) {
        return queue.isPaused() ? null : pace.at(spot).orElse(null);
    }
}
