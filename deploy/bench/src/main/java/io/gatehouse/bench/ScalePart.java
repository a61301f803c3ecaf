package io.gatehouse.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same figures with few guests and with many: two products, each with its own database, measured in turns. */
final class ScalePart {

    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final double WITHIN = 0.75;

    private final Bench bench;

    ScalePart(Bench bench) {
        this.bench = bench;
    }

    Section take() throws IOException, SQLException, InterruptedException {
        try (var small = bench.product("few");
                var large = bench.product("many")) {
            var few = Rig.set(small, FEW, bench.settings().connections());
            Turns.say("seeding " + MANY + " tickets");
            var many = Rig.set(large, MANY, bench.settings().connections());
            Map<String, List<Series>> found = new LinkedHashMap<>();
            var fewTurns = new Turns(few);
            var manyTurns = new Turns(many);
            fewTurns.warm(contenders(few), bench.settings().warm());
            manyTurns.warm(contenders(many), bench.settings().warm());
            for (int i = 0; i < bench.settings().turns(); i++) {
                collect(found, FEW, fewTurns.take(contenders(few), 1, this::closed));
                collect(found, MANY, manyTurns.take(contenders(many), 1, this::closed));
            }
            return section(found);
        }
    }

    private Measurement closed(Contender contender) throws IOException, InterruptedException {
        return contender.closed(bench.settings().turn());
    }

    private static List<Contender> contenders(Rig rig) throws IOException {
        List<Contender> contenders = new ArrayList<>(List.of(rig.scansOverHttp()));
        if (rig.scansOverSocket().answers(new ArrayList<>())) {
            contenders.add(rig.scansOverSocket());
        }
        contenders.add(rig.with(4).lists(ListsPart.SIZE));
        return contenders;
    }

    private static void collect(Map<String, List<Series>> found, int tickets, List<Series> taken) {
        for (var series : taken) {
            found.computeIfAbsent(series.name() + ", " + tickets + " tickets", name -> new ArrayList<>())
                    .add(series);
        }
    }

    private static Section section(Map<String, List<Series>> found) {
        List<Series> series = new ArrayList<>();
        found.forEach((name, taken) -> series.add(new Series(
                name, taken.stream().flatMap(one -> one.runs().stream()).toList())));
        List<Claim> claims = new ArrayList<>();
        for (var few : series) {
            if (few.name().endsWith(", " + FEW + " tickets")) {
                String path = few.name().substring(0, few.name().indexOf(", " + FEW + " tickets"));
                double ratio = ScansPart.rate(series, path + ", " + MANY + " tickets") / few.perSecond();
                claims.add(Claim.atLeast(WITHIN, path + ", many tickets / few", ratio));
            }
        }
        return new Section(
                FEW + " and " + MANY + " tickets",
                Section.Chart.RATE,
                series,
                claims,
                List.of(
                        "Two products side by side, each with a database of its own; one is idle while the other works."));
    }
}
