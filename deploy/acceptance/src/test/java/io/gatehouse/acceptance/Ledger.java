package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What must be counted, worked out a second time from what the scanners were told: the contract's "Verdict and effect"
 * read by itself, with nothing of the product in it. All at once and from the beginning, each time that it is asked.
 */
final class Ledger {
    private final List<Line> lines = new ArrayList<>();

    /** A ticket at a checkpoint. */
    record Place(Ticket ticket, Checkpoint checkpoint) {}

    /** The rule of a checkpoint, which does not change while the ledger is kept. */
    record Rule(int entriesPerTicket, boolean reentry) {}

    enum Decided {
        BY_ORDER,
        COUNTS,
        NOT
    }

    /** A stored scan with its verdict, and what people have decided about it since. */
    static final class Line {
        private final Scan scan;
        private final Place place;
        private final Rule rule;
        private final Instant settled;
        private final Verdict verdict;
        private boolean annulled;
        private Decided decided = Decided.BY_ORDER;

        Line(Scan scan, Place place, Rule rule, Instant settled, Verdict verdict) {
            this.scan = scan;
            this.place = place;
            this.rule = rule;
            this.settled = settled;
            this.verdict = verdict;
        }

        Scan scan() {
            return scan;
        }

        Place place() {
            return place;
        }

        Verdict verdict() {
            return verdict;
        }

        void annul() {
            annulled = true;
        }

        void decide(Decided how) {
            decided = how;
        }

        private boolean isEntry() {
            return verdict.json().getString("verdict").equals("ADMITTED");
        }

        private boolean isExit() {
            return verdict.json().getString("verdict").equals("EXITED");
        }

        private boolean forced() {
            return Boolean.TRUE.equals(scan.body().get("force"));
        }
    }

    /** What is counted of a place: {@code disputed} are the scans in open conflict. */
    record Count(int entries, int exits, int in, int used, Set<String> disputed) {}

    void add(Line line) {
        lines.add(line);
    }

    List<Line> lines() {
        return lines;
    }

    Line of(String scanId) {
        return lines.stream()
                .filter(line -> line.scan().id().equals(scanId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody sent the scan " + scanId));
    }

    /** The effect of every scan, by its id. */
    Map<String, String> effects() {
        Map<String, String> effects = new TreeMap<>();
        byPlace().forEach((place, some) -> fold(some, effects));
        return effects;
    }

    /** The scans in open conflict, of each place that has some. */
    Map<Place, Set<String>> conflicts() {
        Map<Place, Set<String>> conflicts = new LinkedHashMap<>();
        counts().forEach((place, count) -> {
            if (!count.disputed().isEmpty()) {
                conflicts.put(place, count.disputed());
            }
        });
        return conflicts;
    }

    Map<Place, Count> counts() {
        Map<Place, Count> counts = new LinkedHashMap<>();
        byPlace().forEach((place, some) -> counts.put(place, fold(some, new TreeMap<>())));
        return counts;
    }

    /** How a ticket stands at a checkpoint before a time. */
    Count before(Place place, Instant time) {
        var earlier = lines.stream()
                .filter(line -> line.place().equals(place) && line.settled.isBefore(time))
                .toList();
        return fold(earlier, new TreeMap<>());
    }

    Place placeOf(Conflict conflict) {
        var checkpoint = conflict.json().getString("checkpointId");
        var ticket = conflict.json().getJsonObject("ticket").getString("id");
        return lines.stream()
                .map(Line::place)
                .filter(place -> place.ticket().id().equals(ticket)
                        && place.checkpoint().id().equals(checkpoint))
                .findFirst()
                .orElseThrow(() -> new AssertionError("A conflict of nobody: " + conflict.json()));
    }

    /** The product has counted the same: effects, conflicts and figures, those of the event over its perimeter. */
    void standsIn(Event event, Set<Checkpoint> perimeter, String as) {
        Map<String, String> told = new TreeMap<>();
        event.scans("limit=200").forEach(row -> told.put(row.getString("scanId"), row.getString("effect")));
        assertThat(told).as(as).isEqualTo(effects());

        var expected = conflicts();
        var open = event.openConflicts();
        assertThat(open.stream().map(this::placeOf).toList())
                .as(as)
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        for (var conflict : open) {
            assertThat(conflict.scanIds()).as(as).containsAll(expected.getOrDefault(placeOf(conflict), Set.of()));
        }

        var stats = event.stats();
        figuresOf(stats, place -> perimeter.contains(place.checkpoint()), as);
        assertThat(stats.getInt("exits"))
                .as("exits, %s in %s", as, stats)
                .isEqualTo(sum(place -> perimeter.contains(place.checkpoint()), Count::exits));
        for (var row : stats.getJsonArray("checkpoints").getValuesAs(JsonObject.class)) {
            figuresOf(row, place -> place.checkpoint().id().equals(row.getString("id")), as);
        }
        assertThat(stats.getInt("openConflicts")).as(as).isEqualTo(expected.size());
    }

    private void figuresOf(JsonObject stats, Predicate<Place> where, String as) {
        var admitted = counts().entrySet().stream()
                .filter(one -> where.test(one.getKey()) && one.getValue().entries() > 0)
                .map(one -> one.getKey().ticket())
                .distinct()
                .count();
        var refused = lines.stream()
                .filter(line -> where.test(line.place()) && !line.isEntry() && !line.isExit())
                .count();
        var expected = Map.of(
                "entries",
                sum(where, Count::entries),
                "inside",
                sum(where, count -> count.in() + count.disputed().size()),
                "admitted",
                (int) admitted,
                "refused",
                (int) refused);
        expected.forEach((name, figure) -> assertThat(stats.getInt(name))
                .as("%s, %s in %s", name, as, stats)
                .isEqualTo(figure));
    }

    private int sum(Predicate<Place> where, ToIntFunction<Count> figure) {
        return counts().entrySet().stream()
                .filter(one -> where.test(one.getKey()))
                .mapToInt(one -> figure.applyAsInt(one.getValue()))
                .sum();
    }

    private Map<Place, List<Line>> byPlace() {
        Map<Place, List<Line>> places = new LinkedHashMap<>();
        lines.forEach(line ->
                places.computeIfAbsent(line.place(), key -> new ArrayList<>()).add(line));
        return places;
    }

    private static Count fold(List<Line> some, Map<String, String> effects) {
        int entries = 0;
        int exits = 0;
        int in = 0;
        int used = 0;
        Set<String> disputed = new TreeSet<>();
        var ordered = some.stream()
                .sorted(Comparator.comparing((Line line) -> line.settled)
                        .thenComparing(line -> line.scan().id()))
                .toList();
        for (var line : ordered) {
            String effect;
            if (line.annulled) {
                effect = "annulled";
            } else if (line.isExit()) {
                effect = "counts";
                exits++;
                in = Math.max(0, in - 1);
                used = line.rule.reentry() ? Math.max(0, used - 1) : used;
            } else if (!line.isEntry() || line.decided == Decided.NOT) {
                effect = "none";
            } else if (used < line.rule.entriesPerTicket() || line.forced() || line.decided == Decided.COUNTS) {
                effect = "counts";
                entries++;
                in++;
                used++;
            } else {
                effect = "conflict";
                disputed.add(line.scan().id());
            }
            effects.put(line.scan().id(), effect);
        }
        return new Count(entries, exits, in, used, disputed);
    }
}
