package io.gatehouse.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Open loop: how long a scan takes when they come at a steady rate. */
final class SteadyPart {

    private static final double WANTED_FACTOR = 4;

    private static final int TURNS = 3;

    private final Bench bench;
    private final Rig rig;

    SteadyPart(Bench bench, Rig rig) {
        this.bench = bench;
        this.rig = rig;
    }

    Section take() throws IOException, SQLException, InterruptedException {
        List<String> notes = new ArrayList<>();
        List<Served> contenders =
                new ArrayList<>(List.of(rig.nothing(), rig.nothingBehindFront(), rig.scansOverHttp()));
        if (rig.scansOverSocket().answers(notes)) {
            contenders.add(rig.scansOverSocket());
        }
        int rate = bench.settings().rate();
        var turns = new Turns(rig);
        turns.warm(contenders, bench.settings().warm());
        for (var contender : contenders) {
            contender.open(rate, Duration.ofSeconds(5));
        }
        var series = turns.take(
                contenders,
                TURNS,
                contender -> contender.open(rate, bench.settings().steady()));
        long due = (long) TURNS * rate * bench.settings().steady().toSeconds();
        double nothing = p99(series, rig.nothing().name());
        List<Claim> claims = new ArrayList<>();
        for (var contender : contenders.subList(2, contenders.size())) {
            claims.add(Claim.atMost(
                    WANTED_FACTOR,
                    "p99 of " + contender.name() + " / p99 of doing nothing",
                    p99(series, contender.name()) / nothing));
            claims.add(Claim.none("lost, " + contender.name(), due - answers(series, contender.name())));
        }
        var gatling = new Gatling(bench, rig);
        notes.add(gatling.scans());
        if (contenders.size() > 3) {
            notes.add(gatling.sockets());
        }
        notes.add("A time runs from the moment at which the scan was due, so that waiting behind a pause is counted.");
        return new Section(rate + " scans a second, open loop", Section.Chart.P99, series, claims, notes);
    }

    private static double p99(List<Series> series, String name) {
        return find(series, name).milliseconds(0.99);
    }

    private static long answers(List<Series> series, String name) {
        return find(series, name).runs().stream()
                .mapToLong(run -> run.measured().answers() - run.measured().bad())
                .sum();
    }

    private static Series find(List<Series> series, String name) {
        return series.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
