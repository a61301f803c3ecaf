package io.gatehouse.web.queue;

import io.gatehouse.queue.Place;
import io.gatehouse.queue.PlaceStatus;
import io.gatehouse.queue.Position;
import io.gatehouse.queue.Queue;
import io.gatehouse.queue.QueueDetails;
import io.gatehouse.queue.QueueDetails.Estimator;
import io.gatehouse.queue.Statistics.Promises;
import io.gatehouse.queue.estimate.Wait;
import io.gatehouse.web.console.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Puts lines into words, as the script does with what is pushed. */
@Named
@ApplicationScoped
public class QueueWords {

    private static final int MINUTE = 60;
    private static final int HOUR = 60;
    private static final double WHOLE = 100;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /** Shorter ones are told in seconds. */
    private static final int SHORT = 90;

    @Inject
    private Words words;

    @Inject
    private Clock clock;

    /** By this name pages show a state's colour. */
    public String state(Queue queue) {
        if (!queue.isOpen(clock.instant())) {
            return "closed";
        }
        if (queue.isPaused()) {
            return "paused";
        }
        return queue.isFull() ? "full" : "open";
    }

    public String stateWords(Queue queue, ZoneId zone) {
        return switch (state(queue)) {
            case "paused" -> "Paused";
            case "closed" -> closed(queue, zone);
            case "full" -> "Full";
            default -> "Open";
        };
    }

    /** What a line is called when nobody may join: by hand, or by the clock. */
    public String closed(Queue queue, ZoneId zone) {
        Instant opens = queue.details().opensAt();
        return queue.opened() && opens != null && isAhead(opens) ? "Opens " + words.moment(opens, zone) : "Closed";
    }

    /** What it means for guests, and what can be done about it; nothing where all is well. */
    public String explanation(Queue queue) {
        return switch (state(queue)) {
            case "paused" -> "The line stands still: nobody can join, and whoever is in it keeps the place.";
            case "closed" -> queue.opened() ? outsideHours(queue) : "Nobody can join. Those in line are served.";
            case "full" -> "Nobody can join until a place becomes free.";
            default -> "";
        };
    }

    private String outsideHours(Queue queue) {
        Instant opens = queue.details().opensAt();
        return opens != null && isAhead(opens)
                ? "Nobody can join before it opens."
                : "Its hours are over: nobody can join unless they are changed in the settings. Those in line are served.";
    }

    private boolean isAhead(Instant time) {
        return clock.instant().isBefore(time);
    }

    /** "Europe/Berlin (CET)". */
    public String zone(ZoneId zone) {
        return words.zone(zone, clock.instant());
    }

    public String pace(OptionalDouble secondsPerPlace) {
        return secondsPerPlace.isPresent() ? span(secondsPerPlace.getAsDouble()) : "–";
    }

    /** "45 s", "12 min", "1 h 5 min". */
    public String span(@Nullable Double seconds) {
        if (seconds == null) {
            return "–";
        }
        long whole = Math.round(seconds);
        if (whole < SHORT) {
            return whole + " s";
        }
        long minutes = Math.round(seconds / MINUTE);
        if (minutes < HOUR) {
            return minutes + " min";
        }
        return minutes / HOUR + " h" + (minutes % HOUR == 0 ? "" : " " + minutes % HOUR + " min");
    }

    public String waited(Place place) {
        Instant until = Objects.requireNonNullElseGet(place.calledAt(), clock::instant);
        return span(
                (double) Math.max(0, Duration.between(place.joinedAt(), until).toSeconds()));
    }

    /** The likely wait, and the range that holds four of five. */
    public String eta(Position position) {
        Wait wait = position.eta();
        return wait == null ? "–" : "about " + span(wait.seconds());
    }

    public String range(Position position) {
        Wait wait = position.eta();
        return wait == null ? "" : span(wait.least()) + " to " + span(wait.most());
    }

    public String status(Place place) {
        return place.status() == PlaceStatus.CALLED && place.passed() ? "Passed over" : words.of(place.status());
    }

    public String estimator(Estimator estimator) {
        return estimator == Estimator.LEARNED ? "Learned" : "Simple moving average";
    }

    /** To choose from: the name, and below it what that means. */
    public String choice(Estimator estimator) {
        return estimator(estimator)
                + (estimator == Estimator.LEARNED
                        ? "\nLearns from this queue’s own past: how long each guest takes, breaks, no-shows, how many counters are really at work. Tells a range, too."
                        : "\nThe average of the last guests times the places ahead, as simple systems do. For comparison.");
    }

    /** "Sat 21 Nov 2026, 10:00 – 18:00", as far as that is decided. */
    public String hours(QueueDetails details, ZoneId zone) {
        Instant from = details.opensAt();
        Instant until = details.closesAt();
        if (from == null) {
            return until == null ? "Always open" : "Until " + words.moment(until, zone);
        }
        return until == null ? "From " + words.moment(from, zone) : words.span(from, until, zone);
    }

    public String kept(Promises promises) {
        Double typical = promises.typicalMissSeconds();
        Double covered = promises.covered();
        if (typical == null || covered == null) {
            return "Nobody has been told a wait and called yet.";
        }
        String guests = promises.guests() == 1
                ? "The last guest who was told a wait"
                : "The last " + words.number(promises.guests()) + " guests who were told a wait";
        return guests + ": typical miss " + span(typical) + "; " + percent(covered)
                + " were called within their range.";
    }

    public String date(LocalDate date) {
        return DAY.format(date);
    }

    public String time(@Nullable Instant time, ZoneId zone) {
        return time == null ? "–" : TIME.format(time.atZone(zone));
    }

    public String percent(@Nullable Double share) {
        return share == null ? "–" : Math.round(share * WHOLE) + " %";
    }
}
