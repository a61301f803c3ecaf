package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LineFormatterTest {

    @Test
    void anEventIsOneLineWithTimeLevelAndRoom() {
        assertThat(format(event("io.gatehouse.admission.Admission", "Door opened")))
                .matches("\\d\\d:\\d\\d:\\d\\d WARNING admission: Door opened\\R");
    }

    @Test
    void aMessageOfSeveralLinesBecomesOne() {
        assertThat(format(event("io.gatehouse.micro.Schema", "first\n  second\r\n\nthird\n")))
                .endsWith("micro: first | second | third" + System.lineSeparator())
                .hasLineCount(1);
    }

    @Test
    void aFailureIsNamedOnTheSameLineWithoutItsStackTrace() {
        LogRecord event = event("io.gatehouse.micro.Schema", "No luck");
        event.setThrown(new IllegalStateException("disk full\nDetail: /dev/sda1"));

        assertThat(format(event))
                .endsWith("No luck (java.lang.IllegalStateException: disk full)" + System.lineSeparator())
                .doesNotContain("\tat ")
                .hasLineCount(1);
    }

    @Test
    void parametersStandWhereTheMessageSays() {
        LogRecord event = event("io.gatehouse.event.Events", "{0} doors");
        event.setParameters(new Object[] {4});

        assertThat(format(event)).contains("event: 4 doors");
    }

    @Test
    void othersAreNamedByTheLastPartOfTheirLogger() {
        assertThat(format(event("jakarta.enterprise.system.core", "x"))).contains(" core: x");
    }

    @Test
    void anEventWithoutALoggerIsTheServers() {
        assertThat(format(new LogRecord(Level.SEVERE, "x"))).contains(" server: x");
    }

    private static LogRecord event(String logger, String message) {
        LogRecord event = new LogRecord(Level.WARNING, message);
        event.setLoggerName(logger);
        return event;
    }

    private static String format(LogRecord event) {
        return new LineFormatter().format(event);
    }
}
