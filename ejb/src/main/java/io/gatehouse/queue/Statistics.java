package io.gatehouse.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a line's past adds up to, on the clocks of one place. Who joined counts when they joined, who was called and how long
 * they had waited when they were called, and how it ended when it ended.
 *
 * @param hours in which something happened, of the latest days only
 * @param days on which something happened
 * @param promises of all guests
 * @param latest of the latest guests alone
 */
public record Statistics(
        ZoneId zone, Figures total, List<Hour> hours, List<Day> days, Promises promises, Promises latest) {

    /** Who looks at hours wants to see the latest. */
    private static final Duration BY_HOURS = Duration.ofDays(31);

    public Statistics {
        hours = List.copyOf(hours);
        days = List.copyOf(days);
    }

    /**
     * What happened within some time.
     *
     * @param left gave their place up
     * @param transferred went on to another line
     * @param waits of those who were called; none if nobody was
     * @param serviceSeconds on average of those who were served; none if nobody was
     */
    public record Figures(
            long joined,
            long called,
            long served,
            long noShows,
            long left,
            long transferred,
            @Nullable Waits waits,
            @Nullable Double serviceSeconds) {}

    /** Seconds from joining to being called; nine of ten waited at most as long as the ninetieth part. */
    public record Waits(double mean, double median, double ninetieth) {}

    public record Hour(Instant at, Figures figures) {}

    /**
     * A day on the clocks of the zone.
     *
     * @param at when it began
     * @param busiestHour the first of those in which most joined; none if nobody did
     */
    public record Day(
            LocalDate date,
            Instant at,
            Figures figures,
            @Nullable Instant busiestHour,
            Promises promises) {}

    /**
     * What guests were told on joining, compared with what came true. The figures are none where nobody was told anything.
     *
     * @param guests who were told a wait and were called
     * @param typicalMissSeconds half of them were told better than that, half worse
     * @param covered the share of those who were called within their range
     */
    public record Promises(
            long guests,
            @Nullable Double typicalMissSeconds,
            @Nullable Double meanMissSeconds,
            @Nullable Double covered) {}

    static Statistics of(ZoneId zone, List<Quarter> quarters, Promises latest, Instant now) {
        Tally all = new Tally();
        Map<Instant, Tally> hours = new TreeMap<>();
        Map<LocalDate, Tally> days = new TreeMap<>();
        for (Quarter quarter : quarters) {
            // of two hours that the clocks tell alike in autumn each stays its own
            Instant hour =
                    quarter.at().atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
            LocalDate day = quarter.at().atZone(zone).toLocalDate();
            Stream.of(
                            all,
                            hours.computeIfAbsent(hour, at -> new Tally()),
                            days.computeIfAbsent(day, date -> new Tally()))
                    .forEach(tally -> tally.add(quarter));
        }
        List<Hour> byHour = new ArrayList<>();
        hours.forEach((at, tally) -> byHour.add(new Hour(at, tally.figures())));
        Map<LocalDate, Hour> busiest = busiest(byHour, zone);
        List<Day> byDay = new ArrayList<>();
        days.forEach((date, tally) -> byDay.add(new Day(
                date,
                date.atStartOfDay(zone).toInstant(),
                tally.figures(),
                busiest.containsKey(date) ? busiest.get(date).at() : null,
                tally.promises())));
        return new Statistics(
                zone,
                all.figures(),
                byHour.stream()
                        .filter(hour -> hour.at().isAfter(now.minus(BY_HOURS)))
                        .toList(),
                byDay,
                all.promises(),
                latest);
    }

    /** Of each day on which somebody joined. */
    private static Map<LocalDate, Hour> busiest(List<Hour> hours, ZoneId zone) {
        Map<LocalDate, Hour> busiest = new HashMap<>();
        hours.stream()
                .filter(hour -> hour.figures().joined() > 0)
                .forEach(hour -> busiest.merge(
                        hour.at().atZone(zone).toLocalDate(),
                        hour,
                        (first, later) ->
                                later.figures().joined() > first.figures().joined() ? later : first));
        return busiest;
    }
}
