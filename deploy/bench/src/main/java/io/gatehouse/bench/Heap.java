package io.gatehouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** What a JVM holds that it can't let go. */
final class Heap {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double MEGABYTE = 1 << 20;

    private Heap() {}

    /** After a full collection, which the histogram of what lives makes. */
    static double usedMegabytes(ProcessHandle jvm) throws IOException, InterruptedException {
        var command = new ProcessBuilder("jcmd", Long.toString(jvm.pid()), "GC.class_histogram");
        return Processes.output(command, PATIENCE)
                .lines()
                .filter(line -> line.startsWith("Total"))
                .mapToDouble(line -> {
                    var words = Arrays.asList(line.strip().split("\\s+", -1));
                    return Long.parseLong(words.get(2)) / MEGABYTE;
                })
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd told no total"));
    }
}
