package io.gatehouse.web.queue;

import io.gatehouse.queue.Glance;
import io.gatehouse.queue.Line;
import io.gatehouse.queue.Place;
import io.gatehouse.queue.PlaceStatus;
import io.gatehouse.queue.Position;
import io.gatehouse.queue.Queue;
import io.gatehouse.queue.estimate.Accuracy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line, and where a guest stands in it, in words. What of it changes by itself the pages' script says the same way. */
public final class GuestView {

    private final GuestWords words;
    private final Glance glance;
    private final Queue queue;
    private final Line.@Nullable Taken taken;
    private final Instant now;
    private final ZoneId zone;

    GuestView(GuestWords words, Glance glance, Line.@Nullable Taken taken, Instant now, ZoneId zone) {
        this.words = words;
        this.glance = glance;
        this.queue = glance.queue();
        this.taken = taken;
        this.now = now;
        this.zone = zone;
    }

    /** "none" of who has no place, else its status in small letters; "moved" of who was sent to another line. */
    public String state() {
        if (taken == null) {
            return "none";
        }
        return place().wentTo() == null ? place().status().name().toLowerCase(Locale.ROOT) : "moved";
    }

    boolean isLive() {
        return taken != null && place().status().isLive();
    }

    /** Whether nobody who waits is called before. */
    public boolean isNext() {
        return taken != null
                && place().status() == PlaceStatus.WAITING
                && taken.position().ahead() <= queue.inService();
    }

    /** Whether others may come, as far as hands and hours are concerned. */
    public boolean isOpen() {
        return queue.isOpen(now);
    }

    /** "open", "paused", "closed", "opens" or "full". */
    public String status() {
        if (!isOpen()) {
            return queue.opened() && opens().isPresent() ? "opens" : "closed";
        }
        if (queue.isPaused()) {
            return "paused";
        }
        return queue.isFull() ? "full" : "open";
    }

    public String statusText() {
        return words.of("live.status." + status(), opensText());
    }

    /** When its hours begin, if that is still to come. */
    Optional<String> opens() {
        Instant at = queue.details().opensAt();
        return at != null && now.isBefore(at) ? Optional.of(words.time(at, now, zone)) : Optional.empty();
    }

    public boolean mayJoin() {
        return !isLive() && status().equals("open") && cooling().isZero();
    }

    /** Whether somebody who isn't in line can't join now. */
    public boolean isHindered() {
        return !mayJoin() && !isLive();
    }

    /** Why one can't join. */
    public String cannot() {
        return status().equals("open") ? cools() : words.of("live.cannot." + status(), opensText());
    }

    /** From when on who was served may join again; empty if that is now. */
    public String cools() {
        Duration cooling = cooling();
        return cooling.isZero() ? "" : words.of("live.cannot.cooling", words.time(now.plus(cooling), now, zone));
    }

    /** How long who was served must still wait. */
    Duration cooling() {
        if (taken == null || place().status() != PlaceStatus.COMPLETED || place().endedAt() == null) {
            return Duration.ZERO;
        }
        Instant until = place().endedAt().plusSeconds(queue.details().cooldownSeconds());
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    /** What somebody who joins now may expect: all who wait are called before and, where no counter is free, somebody leaves one. */
    public String rough() {
        if (!isOpen()) {
            return words.of("live.rough.closed");
        }
        if (queue.isPaused()) {
            return words.of("live.rough.paused");
        }
        if (glance.secondsPerPlace().isEmpty()) {
            return words.of("live.rough.unknown");
        }
        int before = queue.waiting() + (queue.inService() < queue.details().counters() ? 0 : 1);
        return words.rough(before * (double) Math.round(glance.secondsPerPlace().getAsDouble()));
    }

    public String waiting() {
        return words.number(queue.waiting());
    }

    /** The number that was called last; a dash before the first. */
    public String serving() {
        return queue.nowServing() == 0 ? "–" : String.valueOf(queue.nowServing());
    }

    public String headline() {
        if (isNext()) {
            return words.of("live.headline.next");
        }
        return state().equals("none") ? "" : words.of("live.headline." + state(), counter());
    }

    public String ended() {
        String key = "live.ended." + state();
        return words.has(key) ? words.of(key, number()) : "";
    }

    public String ahead() {
        return taken == null
                ? ""
                : words.of(
                        isNext() ? "live.ahead.next" : "live.ahead",
                        taken.position().ahead());
    }

    public String again() {
        return words.of("live.again", Math.max(1, taken == null ? 1 : place().calls()));
    }

    public String howLong() {
        return taken == null ? "" : howLong(taken.position());
    }

    String howLong(Position position) {
        if (queue.isPaused()) {
            return words.of("live.wait.paused");
        }
        Long seconds = WaitJson.seconds(position.eta());
        List<Long> range = WaitJson.range(position.eta());
        return seconds == null || range == null ? words.of("live.wait.unknown") : words.wait(seconds, range);
    }

    /** As the tab is called. */
    public String title() {
        if (taken == null || !isLive()) {
            return queue.details().name();
        }
        return place().status() == PlaceStatus.WAITING
                ? words.of("live.title.number", number(), isNext() ? headline() : ahead())
                : headline();
    }

    /** How good estimates were; empty as long as none can be compared. */
    public String track() {
        Accuracy accuracy = glance.accuracy();
        return accuracy.guests() == 0 || accuracy.typicalMissSeconds().isEmpty()
                ? ""
                : words.of(
                        "guest.track",
                        accuracy.guests(),
                        words.miss(accuracy.typicalMissSeconds().getAsDouble()));
    }

    /** When its hours begin or began, for scripts; empty if it has none. */
    public String opensAt() {
        Instant at = queue.details().opensAt();
        return at == null ? "" : at.toString();
    }

    /** When its hours begin; empty if they have begun. */
    public String opensText() {
        return opens().orElse("");
    }

    public long coolingMillis() {
        return cooling().toMillis();
    }

    public boolean isCodeNeeded() {
        return queue.details().joinCode();
    }

    public String name() {
        return queue.details().name();
    }

    public long seq() {
        return queue.seq();
    }

    public @Nullable UUID placeId() {
        return taken == null ? null : place().id();
    }

    public int calls() {
        return taken == null ? 0 : place().calls();
    }

    /** The line to which the guest was sent. */
    public @Nullable UUID wentTo() {
        Place.Moved to = taken == null ? null : place().wentTo();
        return to == null ? null : to.queueId();
    }

    public String number() {
        return taken == null ? "" : String.valueOf(place().number());
    }

    private String counter() {
        Integer counter = place().counter();
        return counter == null ? "" : counter.toString();
    }

    private Place place() {
        if (taken == null) {
            throw new IllegalStateException("Nobody's place");
        }
        return taken.position().place();
    }
}
