package io.gatehouse.queue.estimate.study;

import io.gatehouse.queue.estimate.study.Estimates.Result;
import io.gatehouse.queue.estimate.study.Outcomes.Stage;
import java.util.List;
import java.util.Locale;

/** The figures as Markdown. */
final class Tables {

    private Tables() {}

    static String of(List<Result> results, int days) {
        var text = new StringBuilder();
        int blocks = results.get(0).blocks().size();
        text.append(line(
                "%d blocks of %d days of eight hours for each scenario, all together; minutes. *Far off*: the mean absolute",
                blocks, days));
        text.append(line("difference between what was told and what came true.%n"));
        pooled(text, results);
        text.append(line("%nThe days, and our misses in more detail:%n"));
        details(text, results);
        text.append(line("%nEach block by itself:%n"));
        blocks(text, results);
        text.append(line(
                "%nThe first guests of a day: how far off ours / the seed's were when so many had been served:%n"));
        beginnings(text, results);
        return text.toString();
    }

    private static void pooled(StringBuilder text, List<Result> results) {
        text.append(
                line(
                        "| | told | waited | far off: ours | seed | QL | HOL | LES | ours / seed | wanted | in range | wanted |"));
        text.append(line("|---|---|---|---|---|---|---|---|---|---|---|---|"));
        for (var result : results) {
            var told = result.pooled().told();
            text.append(line(
                    "| %s | %,d | %.1f | **%.2f** | %.2f | %.2f | %.2f | %.2f | %s | %.2f | %s | 76 to 84 %% |",
                    result.scenario().name(),
                    told.guests(),
                    told.waited(),
                    told.miss(Way.OURS),
                    told.miss(Way.SEED),
                    told.miss(Way.QUEUE_LENGTH),
                    told.miss(Way.HEAD_OF_LINE),
                    told.miss(Way.LAST_SERVED),
                    ratio(result, told),
                    result.scenario().wanted(),
                    covered(told)));
        }
    }

    private static void details(StringBuilder text, List<Result> results) {
        text.append(
                line(
                        "| | guests a day | left | no-shows | half are told better than | nine of ten better than | called before the range | after it | range wide |"));
        text.append(line("|---|---|---|---|---|---|---|---|---|"));
        for (var result : results) {
            var pooled = result.pooled();
            var told = pooled.told();
            text.append(line(
                    "| %s | %.0f | %.0f %% | %.0f %% | %.1f | %.1f | %.1f %% | %.1f %% | %.1f |",
                    result.scenario().name(),
                    pooled.cameDaily(),
                    100 * pooled.left(),
                    100 * pooled.noShows(),
                    told.miss(Way.OURS, 0.5),
                    told.miss(Way.OURS, 0.9),
                    100 * told.below(),
                    100 * told.above(),
                    told.width()));
        }
    }

    private static void blocks(StringBuilder text, List<Result> results) {
        text.append(line("| | block | told | ours | seed | ours / seed | in range |"));
        text.append(line("|---|---|---|---|---|---|---|"));
        for (var result : results) {
            int block = 1;
            for (var outcomes : result.blocks()) {
                var told = outcomes.told();
                text.append(line(
                        "| %s | %d | %,d | %.2f | %.2f | %s | %s |",
                        result.scenario().name(),
                        block++,
                        told.guests(),
                        told.miss(Way.OURS),
                        told.miss(Way.SEED),
                        ratio(result, told),
                        covered(told)));
            }
        }
    }

    private static void beginnings(StringBuilder text, List<Result> results) {
        text.append(line("| | first served after | tenth after | 1 or 2 served | 3 to 5 | 6 to 9 | 10 and more |"));
        text.append(line("|---|---|---|---|---|---|---|"));
        for (var result : results) {
            var pooled = result.pooled();
            text.append(line("| %s | %.0f | %.0f |", result.scenario().name(), pooled.untilFirst(), pooled.untilTenth())
                    .strip());
            for (var stage : Stage.values()) {
                var score = pooled.at(stage);
                text.append(String.format(Locale.ROOT, " %.1f / %.1f |", score.miss(Way.OURS), score.miss(Way.SEED)));
            }
            text.append('\n');
        }
    }

    /** What isn't met is set in bold and said. */
    private static String ratio(Result result, Score told) {
        var figure = String.format(Locale.ROOT, "%.3f", told.ratio());
        return told.ratio() <= result.scenario().wanted() ? figure : "**" + figure + ", missed**";
    }

    private static String covered(Score told) {
        var figure = String.format(Locale.ROOT, "%.1f %%", 100 * told.covered());
        return told.covered() >= 0.76 && told.covered() <= 0.84 ? figure : "**" + figure + ", missed**";
    }

    private static String line(String format, Object... figures) {
        return String.format(Locale.ROOT, format + "%n", figures);
    }
}
