package io.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Processor time of those who take part, a server and the database with those that they started. */
final class Cpu {

    static final String SERVER = "server";
    static final String DATABASE = "database";
    static final String CLIENT = "client";

    private final Map<String, ProcessHandle> parts;
    private final Map<String, Duration> before;

    private Cpu(Map<String, ProcessHandle> parts) {
        this.parts = parts;
        this.before = now(parts);
    }

    static Cpu of(Map<String, ProcessHandle> parts) {
        return new Cpu(parts);
    }

    /** Since the start of this measurement. */
    Map<String, Duration> used() {
        Map<String, Duration> used = new TreeMap<>();
        now(parts).forEach((name, time) -> used.put(name, time.minus(before.getOrDefault(name, Duration.ZERO))));
        return used;
    }

    private static Map<String, Duration> now(Map<String, ProcessHandle> parts) {
        Map<String, Duration> now = new TreeMap<>();
        parts.forEach((name, process) -> now.put(name, name.equals(CLIENT) ? own(process) : family(process)));
        return now;
    }

    private static Duration own(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** A process with its children, also with those that have ended: a backend lives as long as its client stays. */
    private static Duration family(ProcessHandle process) {
        return process.children()
                .filter(child -> !isPostgres(child) || isPostgres(process))
                .map(Cpu::own)
                .reduce(own(process).plus(ended(process)), Duration::plus);
    }

    /** The product's own database is its child, and counts by itself. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("postgres");
    }

    /** The 16th and 17th number of Linux's {@code /proc/<pid>/stat}, in hundredths of a second. */
    private static Duration ended(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] numbers = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Duration.ofMillis(10 * (Long.parseLong(numbers[13]) + Long.parseLong(numbers[14])));
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }
}
