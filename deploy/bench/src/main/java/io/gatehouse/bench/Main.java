package io.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Takes the measurements that are asked for, one part after another, and writes the report after each. */
final class Main {

    private Main() {}

    /** Called with this module's folder, the distribution's, and then the options. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        var settings = settings(arguments);
        var folder = Path.of(arguments[0]).toAbsolutePath().normalize();
        var target = folder.resolve("target");
        var work = target.resolve("work");
        Processes.remove(work);
        Files.createDirectories(work);
        var home = MeasuredDistribution.make(
                Path.of(arguments[1]), target.resolve("classes"), target.resolve("distribution"));
        new Main().take(new Bench(settings, home, folder, work), target.resolve("report.html"));
    }

    private static Settings settings(String[] arguments) {
        try {
            return Settings.of(Arrays.asList(arguments).subList(2, arguments.length));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    private final List<Section> sections = new ArrayList<>();

    private void take(Bench bench, Path report) throws IOException, SQLException, InterruptedException {
        var parts = bench.settings().parts();
        if (parts.contains("scans")
                || parts.contains("steady")
                || parts.contains("lists")
                || parts.contains("live")
                || parts.contains("queues")) {
            try (var product = bench.product("product")) {
                var rig = Rig.set(
                        product, bench.settings().tickets(), bench.settings().connections());
                if (parts.contains("scans")) {
                    add(bench, report, new ScansPart(bench, rig).take());
                }
                if (parts.contains("steady")) {
                    add(bench, report, new SteadyPart(bench, rig).take());
                }
                if (parts.contains("lists")) {
                    add(bench, report, new ListsPart(bench, rig).take());
                }
                if (parts.contains("queues")) {
                    add(bench, report, new QueuesPart(bench, rig).take());
                }
                if (parts.contains("live")) {
                    add(bench, report, new LivePart(bench, rig).take());
                }
            }
        }
        if (parts.contains("nodes")) {
            add(bench, report, new NodesPart(bench).take());
        }
        if (parts.contains("scale")) {
            add(bench, report, new ScalePart(bench).take());
        }
        if (parts.contains("import")) {
            add(bench, report, new ImportPart(bench).take());
        }
        if (parts.contains("heartbeats")) {
            add(bench, report, new HeartbeatsPart(bench).take());
        }
        if (parts.contains("faults")) {
            for (var section : new FaultsPart(bench).take()) {
                add(bench, report, section);
            }
        }
        Turns.say("the report is " + report);
    }

    private void add(Bench bench, Path report, Section section) throws IOException {
        Turns.say(section.title());
        section.claims().forEach(claim -> Turns.say("  " + claim));
        sections.add(section);
        Report.write(report, bench.settings(), sections);
    }
}
