package io.gatehouse.queue.estimate.study;

import io.gatehouse.queue.estimate.study.Estimates.Result;
import java.util.List;
import java.util.Locale;

/** A bar for each way in each scenario, and how many were called within our range, block by block. */
final class Plot {

    private static final int LEFT = 60;
    private static final int WIDTH = 420;
    private static final int RANGE_LEFT = 600;
    private static final int RANGE_WIDTH = 200;
    private static final int TOP = 40;
    private static final int BAR = 14;
    private static final int GAP = 40;
    private static final int GROUP = GAP + BAR * Way.values().length;
    /** The range of shares that is drawn, and within it the one that is wanted. */
    private static final double FROM = 0.6;

    private static final double WANTED_FROM = 0.76;
    private static final double WANTED_UNTIL = 0.84;

    private static final String STYLE = """
            <style>
            svg { color-scheme: light dark; }
            text { font: 12px system-ui, sans-serif; fill: #1f2328; }
            .title { font-weight: 600; } .page { fill: #ffffff; } .other { fill: #8c959f; } .ours { fill: #0969da; }
            .wanted { fill: #0969da; opacity: .15; } .axis { stroke: #8c959f; }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3; } .page { fill: #0d1117; } .other { fill: #6e7681; } .ours, .wanted { fill: #58a6ff; }
            }
            </style>
            """;

    private final StringBuilder svg = new StringBuilder();
    private final double most;

    private Plot(double most) {
        this.most = most;
    }

    static String of(List<Result> results) {
        double most = results.stream()
                .mapToDouble(result -> result.pooled().told().miss(Way.SEED))
                .max()
                .orElse(1);
        return new Plot(most).draw(results);
    }

    private String draw(List<Result> results) {
        int height = TOP + GROUP * results.size() + 30;
        int width = RANGE_LEFT + RANGE_WIDTH + 30;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">",
                width, height, width, height);
        add("<title>How far off promises of a wait are, and how many were called within the range</title>");
        svg.append(STYLE);
        add("<rect class=\"page\" width=\"%d\" height=\"%d\"/>", width, height);
        text(10, 20, "title", "far off on average, minutes");
        text(RANGE_LEFT - 40, 20, "title", "called within our range, each block");
        add(
                "<rect class=\"wanted\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                share(WANTED_FROM), TOP, share(WANTED_UNTIL) - share(WANTED_FROM), height - TOP - 30);
        for (int percent = 60; percent <= 100; percent += 10) {
            double x = share(percent / 100.0);
            add("<line class=\"axis\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>", x, x, height - 30, height - 25);
            text(x - 12, height - 10, "", percent + " %");
        }
        int top = TOP;
        for (var result : results) {
            group(result, top);
            top += GROUP;
        }
        return svg.append("</svg>\n").toString();
    }

    private void group(Result result, int top) {
        var told = result.pooled().told();
        text(10, top + 16, "title", result.scenario().name());
        int y = top + 24;
        for (var way : Way.values()) {
            double length = WIDTH * told.miss(way) / most;
            text(10, y + BAR - 3, "", way.label);
            add(
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                    way == Way.OURS ? "ours" : "other", LEFT, y, length, BAR - 2);
            text(LEFT + length + 6, y + BAR - 3, "", String.format(Locale.ROOT, "%.1f", told.miss(way)));
            y += BAR;
        }
        for (var outcomes : result.blocks()) {
            add(
                    "<circle class=\"ours\" cx=\"%.1f\" cy=\"%d\" r=\"4\"/>",
                    share(outcomes.told().covered()), top + 24 + BAR * Way.values().length / 2);
        }
    }

    private static double share(double share) {
        return RANGE_LEFT + RANGE_WIDTH * (share - FROM) / (1 - FROM);
    }

    private void text(double x, int y, String kind, String words) {
        add("<text x=\"%.1f\" y=\"%d\" class=\"%s\">%s</text>", x, y, kind, words);
    }

    private void add(String format, Object... figures) {
        svg.append(String.format(Locale.ROOT, format, figures)).append('\n');
    }
}
