package io.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One script, sent by pgbench on many connections to the product's own database. */
record PgbenchScript(Database database, Path work, int clients) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int THREADS = 2;
    private static final long NANOS_PER_MICRO = 1_000;

    /** @param variables of the script */
    Measurement run(String text, Map<String, Object> variables, Duration time)
            throws IOException, InterruptedException {
        var folder = work.resolve("pgbench");
        Processes.remove(folder);
        Files.createDirectories(folder);
        var script = Files.writeString(folder.resolve("script.sql"), text);
        long start = System.nanoTime();
        Processes.output(command(script, folder, variables, time), time.plus(PATIENCE));
        var took = Duration.ofNanos(System.nanoTime() - start);
        return new Measurement(times(folder).all(), took.compareTo(time) < 0 ? took : time, 0, "");
    }

    private ProcessBuilder command(Path script, Path folder, Map<String, Object> variables, Duration time) {
        List<String> words = new ArrayList<>(List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + THREADS,
                "--time=" + time.toSeconds(),
                "--log",
                "--log-prefix=" + folder.resolve("times")));
        variables.forEach((name, value) -> words.add("--define=" + name + "=" + value));
        words.addAll(List.of(
                "--file=" + script,
                "--host=127.0.0.1",
                "--port=" + database.port(),
                "--username=" + database.user(),
                database.name()));
        var command = new ProcessBuilder(words);
        command.environment().put("PGPASSWORD", database.password());
        return command;
    }

    /** The third column of the logs, one line a transaction, is its time in microseconds. */
    private static Times times(Path folder) throws IOException {
        var times = new Times();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs = files.filter(file -> file.getFileName().toString().startsWith("times"))
                    .toList();
            for (var log : logs) {
                try (Stream<String> lines = Files.lines(log)) {
                    lines.forEach(line -> times.add(Long.parseLong(line.split(" ", 4)[2]) * NANOS_PER_MICRO));
                }
            }
        }
        return times;
    }
}
