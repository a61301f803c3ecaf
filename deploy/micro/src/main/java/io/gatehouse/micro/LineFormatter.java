package io.gatehouse.micro;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One line an event. What a failure looked like inside is in the log file. */
public class LineFormatter extends Formatter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Override
    public String format(LogRecord event) {
        String message = formatMessage(event).lines().map(String::strip).reduce("", LineFormatter::joined);
        Throwable thrown = event.getThrown();
        String cause = thrown == null
                ? ""
                : " (" + thrown.toString().lines().findFirst().orElse("") + ")";
        return "%s %-7s %s: %s%s%n"
                .formatted(
                        TIME.format(event.getInstant()), event.getLevel(), area(event.getLoggerName()), message, cause);
    }

    private static String joined(String before, String line) {
        return before.isEmpty() || line.isEmpty() ? before + line : before + " | " + line;
    }

    /** The room, for what is ours; the last part of the name for others. */
    private static String area(String logger) {
        if (logger == null || logger.isEmpty()) {
            return "server";
        }
        String[] parts = logger.split("\\.", -1);
        return logger.startsWith("io.gatehouse.") && parts.length > 2 ? parts[2] : parts[parts.length - 1];
    }
}
