package io.gatehouse.web.queue;

import io.gatehouse.queue.Statistics;
import io.gatehouse.queue.Statistics.Figures;
import io.gatehouse.queue.Statistics.Promises;
import io.gatehouse.queue.Statistics.Waits;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a line's past adds up to, by hours and days on the clocks of a zone. */
@Schema(name = "QueueStatistics")
public record StatisticsJson(
        String zone, FiguresJson total, List<HourJson> hours, List<DayJson> days, AccuracyJson accuracy) {

    private static final double TENTHS = 10;
    private static final double HUNDREDTHS = 100;

    /** Waits are of those who were called in that time; service is of those who were served in it. */
    @Schema(name = "QueueFigures")
    public record FiguresJson(
            long joined,
            long called,
            long served,
            long noShows,
            long left,
            long transferred,
            @Nullable Double meanWaitSeconds,
            @Nullable Double medianWaitSeconds,
            @Nullable Double p90WaitSeconds,
            @Nullable Double meanServiceSeconds) {

        static FiguresJson of(Figures figures) {
            Waits wait = figures.waits();
            return new FiguresJson(
                    figures.joined(),
                    figures.called(),
                    figures.served(),
                    figures.noShows(),
                    figures.left(),
                    figures.transferred(),
                    wait == null ? null : rounded(wait.mean(), TENTHS),
                    wait == null ? null : rounded(wait.median(), TENTHS),
                    wait == null ? null : rounded(wait.ninetieth(), TENTHS),
                    rounded(figures.serviceSeconds(), TENTHS));
        }
    }

    @Schema(name = "QueueHour")
    public record HourJson(Instant at, FiguresJson figures) {}

    /**
     * A day on the clocks of the zone.
     *
     * @param at when it began
     * @param busiestHour in which most joined; null if nobody did
     */
    @Schema(name = "QueueDay")
    public record DayJson(
            String date,
            Instant at,
            FiguresJson figures,
            @Nullable Instant busiestHour) {}

    /** What guests were told on joining, compared with what came true. */
    @Schema(name = "QueuePromises")
    public record PromisesJson(
            long guests,
            @Nullable Double typicalMissSeconds,
            @Nullable Double meanMissSeconds,
            @Nullable Double withinRange) {

        static PromisesJson of(Promises promises) {
            return new PromisesJson(
                    promises.guests(),
                    rounded(promises.typicalMissSeconds(), TENTHS),
                    rounded(promises.meanMissSeconds(), TENTHS),
                    rounded(promises.covered(), HUNDREDTHS));
        }
    }

    @Schema(name = "QueuePromisesOfDay")
    public record PromisesOfDay(String date, PromisesJson promises) {}

    /**
     * How good the estimates were.
     *
     * @param latest of the 50 latest guests alone
     */
    @Schema(name = "QueueAccuracy")
    public record AccuracyJson(PromisesJson total, PromisesJson latest, List<PromisesOfDay> days) {}

    static StatisticsJson of(Statistics statistics) {
        return new StatisticsJson(
                statistics.zone().getId(),
                FiguresJson.of(statistics.total()),
                statistics.hours().stream()
                        .map(hour -> new HourJson(hour.at(), FiguresJson.of(hour.figures())))
                        .toList(),
                statistics.days().stream()
                        .map(day -> new DayJson(
                                day.date().toString(), day.at(), FiguresJson.of(day.figures()), day.busiestHour()))
                        .toList(),
                new AccuracyJson(
                        PromisesJson.of(statistics.promises()),
                        PromisesJson.of(statistics.latest()),
                        statistics.days().stream()
                                .filter(day -> day.promises().guests() > 0)
                                .map(day -> new PromisesOfDay(day.date().toString(), PromisesJson.of(day.promises())))
                                .toList()));
    }

    private static @Nullable Double rounded(@Nullable Double value, double parts) {
        return value == null ? null : Math.round(value * parts) / parts;
    }
}
