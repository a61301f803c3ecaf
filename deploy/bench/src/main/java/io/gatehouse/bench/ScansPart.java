package io.gatehouse.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Closed loop: how many scans a second, beside the references, and where the server's time goes. */
final class ScansPart {

    private final Bench bench;
    private final Rig rig;
    private final List<String> notes = new ArrayList<>();

    ScansPart(Bench bench, Rig rig) {
        this.bench = bench;
        this.rig = rig;
    }

    Section take() throws IOException, SQLException, InterruptedException {
        List<Contender> contenders =
                new ArrayList<>(List.of(rig.nothing(), rig.nothingBehindFront(), rig.naive(), rig.scansOverHttp()));
        boolean sockets = rig.scansOverSocket().answers(notes);
        if (sockets) {
            contenders.add(rig.scansOverSocket());
        }
        contenders.add(new Pgbench(rig, bench.settings().connections(), bench.work()));
        try (var express = Express.start(bench, rig, notes)) {
            contenders.addAll(express.contenders());
            contenders.removeIf(contender -> !bench.settings().measures(contender.name()));
            var turns = new Turns(rig);
            turns.warm(contenders, bench.settings().warm());
            if (bench.settings().profile()) {
                for (var contender : contenders) {
                    if (contender instanceof Served served && served.isProduct()) {
                        notes.add(turns.record(served, bench));
                    }
                }
            }
            var series = turns.take(
                    contenders,
                    bench.settings().turns(),
                    contender -> contender.closed(bench.settings().turn()));
            return new Section(
                    "Scans, closed loop, " + bench.settings().connections() + " connections",
                    Section.Chart.RATE,
                    series,
                    claims(series),
                    notes);
        }
    }

    private List<Claim> claims(List<Series> series) {
        double http = rate(series, rig.scansOverHttp().name());
        List<Claim> claims = new ArrayList<>(List.of(
                Claim.atLeast(
                        0.5,
                        "scans over HTTP / do nothing (bare)",
                        http / rate(series, rig.nothing().name())),
                Claim.atLeast(
                        2,
                        "scans over HTTP / naive",
                        http / rate(series, rig.naive().name()))));
        double socket = rate(series, rig.scansOverSocket().name());
        if (!Double.isNaN(socket)) {
            claims.add(Claim.atLeast(1.5, "scans over the socket / over HTTP", socket / http));
        }
        double express = rate(series, Express.HTTP);
        if (!Double.isNaN(express)) {
            claims.add(Claim.atLeast(1.5, "scans over HTTP / Express over HTTP", http / express));
            claims.add(Claim.atLeast(1.5, "scans over the socket / socket.io", socket / rate(series, Express.SOCKET)));
        }
        return claims.stream().filter(claim -> !Double.isNaN(claim.measured())).toList();
    }

    static double rate(List<Series> series, String name) {
        return series.stream()
                .filter(one -> one.name().equals(name))
                .mapToDouble(Series::perSecond)
                .findFirst()
                .orElse(Double.NaN);
    }
}
