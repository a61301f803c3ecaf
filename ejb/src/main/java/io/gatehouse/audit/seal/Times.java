package io.gatehouse.audit.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Times as PostgreSQL writes them, {@code 2026-11-21 18:00:00.123+01}, in any zone. */
final class Times {

    private static final int TIME_BEGINS = 11;
    private static final int DATE_ENDS = 10;

    private Times() {}

    /** Milliseconds since 1970; what is none of our times, infinity or one before Christ, stays as it is. */
    static String canonical(String text) {
        try {
            return Long.toString(instant(text).toEpochMilli());
        } catch (DateTimeException | IndexOutOfBoundsException notOurs) {
            return "?" + text;
        }
    }

    static Instant instant(String text) {
        int sign = Math.max(text.indexOf('+', TIME_BEGINS), text.indexOf('-', TIME_BEGINS));
        if (sign < 0) {
            throw new DateTimeException("no offset in " + text);
        }
        LocalDate date = LocalDate.parse(text.substring(0, DATE_ENDS));
        LocalTime time = LocalTime.parse(text.substring(TIME_BEGINS, sign));
        return date.atTime(time).toInstant(ZoneOffset.of(text.substring(sign)));
    }
}
