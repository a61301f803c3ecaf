package io.gatehouse.bench;

import io.gatehouse.bench.gatling.SteadyScans;
import io.gatehouse.bench.gatling.SteadySockets;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs Gatling's simulations in a JVM of their own; their reports stay beside ours. */
final class Gatling {

    private static final Duration WARM = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Bench bench;
    private final Rig rig;

    Gatling(Bench bench, Rig rig) {
        this.bench = bench;
        this.rig = rig;
    }

    /** What Gatling says at its end about scans over HTTP. */
    String scans() throws IOException, InterruptedException {
        return run(SteadyScans.class);
    }

    String sockets() throws IOException, InterruptedException {
        return run(SteadySockets.class);
    }

    private String run(Class<? extends Simulation> simulation) throws IOException, InterruptedException {
        Turns.say("Gatling: " + simulation.getSimpleName());
        var settings = bench.settings();
        var folder = Files.createDirectories(bench.work().resolveSibling("gatling"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        command.add("-Dgatling.data.enableAnalytics=false");
        command.add("-Dbench.url=" + rig.product().url());
        command.add("-Dbench.event=" + rig.venue().eventId());
        command.add("-Dbench.rate=" + settings.rate());
        command.add("-Dbench.seconds=" + settings.steady().toSeconds());
        command.add("-Dbench.scanners=" + rig.scanners().size());
        command.add("-Dbench.tokens=" + tokens(folder));
        command.add("-Dbench.warm=" + WARM.toSeconds());
        command.add("-Dbench.warming=" + scans(folder.resolve("warming.csv"), WARM));
        command.add("-Dbench.scan="
                + scans(folder.resolve("scan.csv"), settings.steady().plus(WARM)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.gatling.app.Gatling"));
        command.addAll(List.of("--simulation", simulation.getName(), "--results-folder", folder.toString()));
        String told =
                Processes.output(new ProcessBuilder(command), settings.steady().plus(PATIENCE));
        return "Gatling, " + simulation.getSimpleName() + ", " + settings.rate() + " a second:\n" + summary(told);
    }

    /** From its last table on. */
    private static String summary(String told) {
        int table = told.lastIndexOf("---- Global Information");
        return table < 0 ? told : told.substring(table);
    }

    private Path tokens(Path folder) throws IOException {
        String lines = rig.scanners().stream().map(Scanner::token).collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve("tokens.csv"), "scannerToken\n" + lines + "\n");
    }

    /** More scans than the rate needs, for a feeder that runs dry ends the simulation. */
    private Path scans(Path file, Duration time) throws IOException {
        long count = bench.settings().rate() * (time.toSeconds() + 5);
        rig.crowd().reserve(count);
        var lines = new StringBuilder("token,scanId,checkpointId,code\n");
        for (int i = 0; i < count; i++) {
            var scan = rig.crowd().next();
            lines.append(rig.scanners().get(i % rig.scanners().size()).token());
            lines.append(',').append(scan.scanId()).append(',').append(scan.checkpointId());
            lines.append(',').append(scan.code()).append('\n');
        }
        return Files.writeString(file, lines);
    }
}
