package io.gatehouse.queue.estimate.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Simulates all scenarios and writes figures and plot: see {@code deploy/bench/estimates --help}. */
final class Estimates {

    private static final String HELP = """
            deploy/bench/estimates [option value]…

              --days     of each block                                          (300)
              --blocks   of days, each with chances of its own; at least three  (3)
              --first    number of the first block                              (1)

            Writes the figures into docs/estimates.md and the plot to docs/estimates.svg.
            """;

    private static final String BEGIN = "<!-- Written by deploy/bench/estimates: -->\n";
    private static final String END = "<!-- until here. -->";

    private Estimates() {}

    /** Called with the folder of the documents, and then the options. */
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        var folder = Path.of(arguments[0]);
        int days = 300;
        int blocks = 3;
        int first = 1;
        for (int i = 1; i < arguments.length; i += 2) {
            int value = i + 1 < arguments.length ? Integer.parseInt(arguments[i + 1]) : 0;
            switch (arguments[i]) {
                case "--days" -> days = value;
                case "--blocks" -> blocks = value;
                case "--first" -> first = value;
                default -> {
                    System.err.print(HELP);
                    System.exit(2);
                }
            }
        }
        write(folder, run(first, blocks, days), days);
    }

    private static List<Result> run(int first, int blocks, int days) {
        List<Result> results = new ArrayList<>();
        for (var scenario : Scenario.ALL) {
            List<Outcomes> all = new ArrayList<>();
            for (int block = first; block < first + blocks; block++) {
                all.add(Study.of(scenario, block, days));
            }
            var result = new Result(scenario, all);
            results.add(result);
            var told = result.pooled().told();
            System.err.printf(
                    "%s: ours/seed %.3f, in range %.1f %%%n", scenario.name(), told.ratio(), 100 * told.covered());
        }
        return results;
    }

    private static void write(Path folder, List<Result> results, int days) throws IOException {
        var page = folder.resolve("estimates.md");
        var text = Files.readString(page);
        int from = text.indexOf(BEGIN);
        int until = text.indexOf(END);
        if (from < 0 || until < from) {
            throw new IOException(page + " has no place for the figures");
        }
        Files.writeString(
                page, text.substring(0, from) + BEGIN + "\n" + Tables.of(results, days) + "\n" + text.substring(until));
        Files.writeString(folder.resolve("estimates.svg"), Plot.of(results));
    }

    /** A scenario's blocks. */
    record Result(Scenario scenario, List<Outcomes> blocks) {

        Outcomes pooled() {
            return blocks.stream().reduce(new Outcomes(), Outcomes::plus);
        }
    }
}
