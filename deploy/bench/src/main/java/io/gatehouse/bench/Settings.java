package io.gatehouse.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What to measure and for how long, from the command line. */
record Settings(
        List<String> parts,
        int turns,
        Duration turn,
        Duration warm,
        int connections,
        int tickets,
        int rate,
        Duration steady,
        Duration memory,
        int kills,
        int scanners,
        boolean profile,
        List<String> only,
        List<String> javaOptions) {

    static final String HELP = """
            deploy/bench/run [option value]…

              --parts    which measurements, with commas: scans,steady,lists,live,queues,nodes,scale,import,
                         faults,heartbeats   (scans,steady,lists,scale)
              --turns    runs of each contender; the figure is their median                (7)
              --seconds  length of a run of a closed loop                                  (10)
              --warm     seconds of load before the first figure                           (60)
              --connections  of a closed loop                                              (32)
              --tickets  guests of the event                                               (200000)
              --rate     scans a second of the steady load                                 (300)
              --steady   seconds of a run of it                                            (60)
              --memory   seconds that many watchers watch while the heap is looked at      (600; 0: not)
              --kills    how often the faults part ends Payara, and then PostgreSQL        (20)
              --scanners that beat, each on a connection of its own                        (300)
              --profile  true: record where the server's processor time goes               (false)
              --only     of the part scans: words with commas, to measure only who has one of them in its name
              --java     options for the server's JVM, in place of the distribution's own

            The report is written to deploy/bench/target/report.html.
            """;

    static Settings of(List<String> arguments) {
        Map<String, String> given = new LinkedHashMap<>(Map.of(
                "--parts", "scans,steady,lists,scale",
                "--turns", "7",
                "--seconds", "10",
                "--warm", "60",
                "--connections", "32",
                "--tickets", "200000",
                "--rate", "300",
                "--steady", "60",
                "--kills", "20",
                "--profile", "false"));
        given.put("--scanners", "300");
        given.put("--memory", "600");
        given.put("--java", "");
        given.put("--only", "");
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!given.containsKey(arguments.get(i)) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException(arguments.get(i) + "?\n\n" + HELP);
            }
            given.put(arguments.get(i), arguments.get(i + 1));
        }
        return new Settings(
                words(given.getOrDefault("--parts", ""), ","),
                number(given, "--turns"),
                Duration.ofSeconds(number(given, "--seconds")),
                Duration.ofSeconds(number(given, "--warm")),
                number(given, "--connections"),
                number(given, "--tickets"),
                number(given, "--rate"),
                Duration.ofSeconds(number(given, "--steady")),
                Duration.ofSeconds(number(given, "--memory")),
                number(given, "--kills"),
                number(given, "--scanners"),
                Boolean.parseBoolean(given.get("--profile")),
                words(given.getOrDefault("--only", ""), ","),
                words(given.getOrDefault("--java", ""), " "));
    }

    boolean measures(String name) {
        return only.isEmpty() || only.stream().anyMatch(name::contains);
    }

    private static int number(Map<String, String> given, String name) {
        return Integer.parseInt(given.getOrDefault(name, ""));
    }

    private static List<String> words(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
