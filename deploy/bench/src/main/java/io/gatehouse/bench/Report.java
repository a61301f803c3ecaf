package io.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** The figures as a page that stands by itself, with plots. */
final class Report {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Gatehouse: measured</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em; color: #1a1a1a; }
            table { border-collapse: collapse; margin: 1em 0; }
            th, td { padding: .25em .8em; text-align: right; border-bottom: 1px solid #ddd; }
            th:first-child, td:first-child { text-align: left; }
            .met { color: #17632d; } .missed { color: #a1161b; font-weight: 600; }
            pre { background: #f5f5f5; padding: 1em; overflow-x: auto; font-size: 12px; }
            svg text { font: 13px system-ui, sans-serif; }
            </style>
            <h1>Gatehouse: measured</h1>
            """;

    private Report() {}

    static void write(Path file, Settings settings, List<Section> sections) throws IOException {
        var html = new StringBuilder(PAGE);
        html.append("<p>").append(escape(machine())).append("<p>").append(escape(settings.toString()));
        html.append(
                "<p>Each figure is the median of its runs, which were taken in turns with the others of its section.");
        html.append(" Processor times are microseconds a scan, of all threads and processes of that part.");
        sections.forEach(section -> append(html, section));
        Files.writeString(file, html.append("</html>\n"));
    }

    private static void append(StringBuilder html, Section section) {
        html.append("<h2>").append(escape(section.title())).append("</h2>\n<ul>\n");
        for (var claim : section.claims()) {
            html.append("<li class=\"").append(claim.met() ? "met" : "missed").append("\">");
            html.append(escape(claim.toString())).append("\n");
        }
        html.append("</ul>\n");
        if (!section.series().isEmpty()) {
            html.append(Plot.of(section));
            table(html, section);
        }
        for (var note : section.notes()) {
            html.append(note.contains("\n") ? "<pre>" : "<p>").append(escape(note));
            html.append(note.contains("\n") ? "</pre>\n" : "\n");
        }
    }

    private static void table(StringBuilder html, Section section) {
        html.append("<table><tr><th><th>scans/s<th>least<th>most<th>p50 ms<th>p99 ms<th>longest ms<th>server µs");
        html.append("<th>database µs<th>client µs<th>unexpected\n");
        for (var series : section.series()) {
            var rates = series.runs().stream()
                    .mapToDouble(run -> run.measured().perSecond())
                    .sorted()
                    .toArray();
            html.append("<tr><td>").append(escape(series.name()));
            Stream.of(
                            whole(series.perSecond()),
                            whole(rates[0]),
                            whole(rates[rates.length - 1]),
                            fine(series.milliseconds(0.5)),
                            fine(series.milliseconds(0.99)),
                            fine(series.milliseconds(1)),
                            whole(series.microseconds(Cpu.SERVER)),
                            whole(series.microseconds(Cpu.DATABASE)),
                            whole(series.microseconds(Cpu.CLIENT)),
                            series.bad() == 0 ? "0" : series.bad() + " " + escape(shortened(series.complaint())))
                    .forEach(cell -> html.append("<td>").append(cell));
            html.append("\n");
        }
        html.append("</table>\n");
    }

    static String whole(double figure) {
        return String.format("%,.0f", figure);
    }

    static String fine(double figure) {
        return String.format("%.2f", figure);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String shortened(String complaint) {
        return complaint.length() < 200 ? complaint : complaint.substring(0, 200);
    }

    /** On what it was measured, and how busy that was with other things when the report was written. */
    private static String machine() throws IOException {
        var load = Path.of("/proc/loadavg");
        return Instant.now().truncatedTo(ChronoUnit.SECONDS) + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + ", JDK " + Runtime.version()
                + (Files.exists(load) ? ", load " + Files.readString(load).strip() : "");
    }
}
