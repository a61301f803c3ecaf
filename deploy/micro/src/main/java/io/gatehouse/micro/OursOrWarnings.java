package io.gatehouse.micro;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Keeps the server's chatter out, also of those of its loggers that set their own level. */
public class OursOrWarnings implements Filter {

    @Override
    public boolean isLoggable(LogRecord event) {
        return event.getLevel().intValue() >= Level.WARNING.intValue()
                || String.valueOf(event.getLoggerName()).startsWith("io.gatehouse");
    }
}
