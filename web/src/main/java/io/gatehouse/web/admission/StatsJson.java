package io.gatehouse.web.admission;

import io.gatehouse.admission.Stats;
import io.gatehouse.admission.Stats.Count;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Stats")
public record StatsJson(
        long tickets,
        long admitted,
        long entries,
        long inside,
        long exits,
        long refused,
        long openConflicts,
        long held,
        List<AtCheckpoint> checkpoints,
        List<Stats.OfCategory> categories,
        List<Stats.Minute> perMinute) {

    public record AtCheckpoint(
            UUID id, String name, long admitted, long entries, long inside, long exits, long refused) {

        static AtCheckpoint of(Stats.AtCheckpoint at) {
            Count count = at.count();
            return new AtCheckpoint(
                    at.id(),
                    at.name(),
                    count.admitted(),
                    count.entries(),
                    count.inside(),
                    count.exits(),
                    count.refused());
        }
    }

    /** The same sums with other lists. */
    public StatsJson with(
            List<AtCheckpoint> someCheckpoints, List<Stats.OfCategory> someCategories, List<Stats.Minute> someMinutes) {
        return new StatsJson(
                tickets,
                admitted,
                entries,
                inside,
                exits,
                refused,
                openConflicts,
                held,
                someCheckpoints,
                someCategories,
                someMinutes);
    }

    public static StatsJson of(Stats stats) {
        Count total = stats.total();
        return new StatsJson(
                stats.tickets(),
                total.admitted(),
                total.entries(),
                total.inside(),
                total.exits(),
                total.refused(),
                stats.openConflicts(),
                stats.held(),
                stats.checkpoints().stream().map(AtCheckpoint::of).toList(),
                stats.categories(),
                stats.perMinute());
    }
}
