package io.gatehouse.web.queue;

import io.gatehouse.queue.Glance;
import io.gatehouse.queue.Place;
import io.gatehouse.queue.PlaceStatus;
import io.gatehouse.queue.Position;
import io.gatehouse.queue.Queue;
import io.gatehouse.queue.QueuePicture;
import io.gatehouse.web.problem.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line at one moment as all who watch it see it, written once; only where each of them stands is added. */
final class Scene {

    /** Estimates change by time alone, slowly. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final Comparator<Place> CALLED_LAST_FIRST = Comparator.comparing(
                    Place::calledAt, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Place::number, Comparator.reverseOrder());

    private final QueuePicture picture;
    private final boolean open;
    private final Instant at;
    private final Map<UUID, Place> ended;
    private final String common;

    /** Draws it; {@code ended} is what became of those who watch and are no longer in line. */
    Scene(QueuePicture picture, Map<UUID, Place> ended, Instant now) {
        this.picture = picture;
        this.open = picture.queue().isOpen(now);
        this.at = now;
        this.ended = Map.copyOf(ended);
        this.common = common(picture, open);
    }

    /** Whether it is still true. */
    boolean fits(Queue queue, Instant now) {
        return queue.equals(picture.queue())
                && queue.isOpen(now) == open
                && (queue.waiting() == 0 || now.isBefore(at.plus(FRESH)));
    }

    Map<UUID, Place> ended() {
        return ended;
    }

    String text(boolean first, @Nullable UUID placeId) {
        StringBuilder text = new StringBuilder("{\"type\":\"")
                .append(first ? "initial_state" : "queue_update")
                .append('"')
                .append(common);
        if (placeId != null) {
            String you = you(placeId);
            if (you != null) {
                text.append(",\"you\":").append(you);
            }
        }
        return text.append('}').toString();
    }

    private @Nullable String you(UUID placeId) {
        Position here = picture.byPlace().get(placeId);
        Place gone = ended.get(placeId);
        if (here != null) {
            return you(here);
        }
        return gone == null ? null : you(new Position(gone, 0, null));
    }

    private static String you(Position position) {
        Place place = position.place();
        JsonText you = JsonText.object()
                .text("placeId", place.id())
                .plain("number", place.number())
                .text("status", place.status())
                .plain("ahead", position.ahead())
                .plain("etaSeconds", orNull(WaitJson.seconds(position.eta())))
                .plain("etaRange", orNull(WaitJson.range(position.eta())))
                .plain("counter", orNull(place.counter()))
                .plain("calls", place.calls());
        Place.Moved to = place.wentTo();
        if (to != null) {
            you.begin("wentTo")
                    .text("queueId", to.queueId())
                    .text("placeId", to.placeId())
                    .end();
        }
        return you.json();
    }

    private static String common(QueuePicture picture, boolean open) {
        Glance glance = picture.glance();
        Queue queue = glance.queue();
        JsonText json = JsonText.object()
                .text("queueId", queue.id())
                .text("name", queue.details().name())
                .plain("seq", queue.seq())
                .plain("nowServing", queue.nowServing())
                .plain("waiting", queue.waiting())
                .plain("inService", queue.inService())
                .plain("counters", queue.details().counters())
                .plain("paused", queue.isPaused())
                .plain("open", open)
                .plain("opened", queue.opened())
                .text("opensAt", queue.details().opensAt())
                .plain("full", queue.isFull())
                .plain("joinCodeNeeded", queue.details().joinCode())
                .plain("calls", calls(picture))
                .begin("estimate")
                .plain(
                        "secondsPerPlace",
                        glance.secondsPerPlace().isPresent()
                                ? Math.round(glance.secondsPerPlace().getAsDouble())
                                : "null")
                .plain("samples", glance.samples())
                .end();
        String object = json.json();
        // without its braces, for more is put around it
        return "," + object.substring(1, object.length() - 1);
    }

    /** Who was called to which counter and is waited for or served there, the last one first. */
    private static String calls(QueuePicture picture) {
        return picture.byPlace().values().stream()
                .map(Position::place)
                .filter(place -> place.status() != PlaceStatus.WAITING && !place.passed())
                .sorted(CALLED_LAST_FIRST)
                .map(place -> JsonText.object()
                        .plain("number", place.number())
                        .plain("counter", orNull(place.counter()))
                        .plain("calls", place.calls())
                        .text("status", place.status())
                        .json())
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Object orNull(@Nullable Object value) {
        return value == null ? "null" : value;
    }
}
