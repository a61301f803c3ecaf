package io.gatehouse.bench;

import java.util.function.ToDoubleFunction;

/** Bars for the medians, and a dot for each run, as SVG. */
final class Plot {

    private static final int LEFT = 330;
    private static final int WIDTH = 560;
    private static final int RIGHT = 90;
    private static final int ROW = 34;
    private static final int BAR = 18;

    private Plot() {}

    static String of(Section section) {
        if (section.chart() == Section.Chart.NONE) {
            return "";
        }
        ToDoubleFunction<Run> figure = section.chart() == Section.Chart.RATE
                ? run -> run.measured().perSecond()
                : run -> run.measured().milliseconds(0.99);
        double most = section.series().stream()
                .flatMap(series -> series.runs().stream())
                .mapToDouble(figure)
                .max()
                .orElse(1);
        int height = ROW * section.series().size() + ROW;
        var svg = new StringBuilder(
                String.format("<svg width=\"%d\" height=\"%d\" role=\"img\">%n", LEFT + WIDTH + RIGHT, height));
        svg.append(text(0, BAR, section.chart() == Section.Chart.RATE ? "scans a second" : "p99 in milliseconds"));
        int y = ROW;
        for (var series : section.series()) {
            double median = series.median(figure);
            double length = WIDTH * median / most;
            svg.append(text(0, y + BAR - 4, series.name()));
            svg.append(String.format(
                    "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#9db8d9\"/>%n", LEFT, y, length, BAR));
            for (var run : series.runs()) {
                double x = LEFT + WIDTH * figure.applyAsDouble(run) / most;
                svg.append(String.format("<circle cx=\"%.1f\" cy=\"%d\" r=\"3\" fill=\"#1f3f66\"/>%n", x, y + BAR / 2));
            }
            svg.append(text(
                    LEFT + WIDTH + 8,
                    y + BAR - 4,
                    section.chart() == Section.Chart.RATE ? Report.whole(median) : Report.fine(median)));
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String text(int x, int y, String words) {
        return String.format("<text x=\"%d\" y=\"%d\">%s</text>%n", x, y, Report.escape(words));
    }
}
