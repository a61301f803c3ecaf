package io.gatehouse.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Puts times and closed sets into words. A time is told in the zone of what it is about, never in the reader's. */
@Named
@ApplicationScoped
public class Words {

    private static final Locale ENGLISH = Locale.ENGLISH;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", ENGLISH);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", ENGLISH);
    private static final double MEGABYTE = 1e6;
    private static final Duration LONG_AGO = Duration.ofDays(2);

    @Inject
    private Clock clock;

    /** "Scan only" for {@code SCAN_ONLY}. */
    public String of(Enum<?> constant) {
        String lower = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    /** "1 ticket", "2 tickets", "1,400 tickets". */
    public String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    public String number(long number) {
        return String.format(ENGLISH, "%,d", number);
    }

    public String megabytes(long bytes) {
        return String.format(ENGLISH, "%,.1f MB", bytes / MEGABYTE);
    }

    public String moment(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        return DAY.format(local) + ", " + TIME.format(local);
    }

    /** To the second, as far as it tells scans apart; the day only where it is another than today. */
    public String exact(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        boolean today = local.toLocalDate().equals(clock.instant().atZone(zone).toLocalDate());
        return today ? SECONDS.format(local) : SHORT_DAY.format(local) + ", " + SECONDS.format(local);
    }

    /** From and to; the day is told once if it is the same. */
    public String span(Instant from, Instant to, ZoneId zone) {
        ZonedDateTime start = from.atZone(zone);
        ZonedDateTime end = to.atZone(zone);
        String until = start.toLocalDate().equals(end.toLocalDate()) ? TIME.format(end) : moment(to, zone);
        return moment(from, zone) + " – " + until;
    }

    /** "Europe/Berlin (CET)": the place, and what its clocks are called at that time. */
    public String zone(ZoneId zone, Instant at) {
        String shortName = DateTimeFormatter.ofPattern("zzz", ENGLISH).format(at.atZone(zone));
        return shortName.equals(zone.getId()) ? shortName : place(zone) + " (" + shortName + ")";
    }

    /** How long ago, as far as that says more than the time itself. */
    public String ago(Instant time, ZoneId zone) {
        Duration since = Duration.between(time, clock.instant());
        if (since.compareTo(LONG_AGO) > 0) {
            return moment(time, zone);
        }
        if (since.toHours() > 0) {
            return count(since.toHours(), "hour ago", "hours ago");
        }
        return since.toMinutes() > 0 ? count(since.toMinutes(), "minute ago", "minutes ago") : "just now";
    }

    public String now(ZoneId zone) {
        return SECONDS.format(clock.instant().atZone(zone));
    }

    /** Where a share lies between nothing and all, in percent; nothing of nothing is nothing. */
    public long percent(long part, long whole) {
        return whole <= 0 ? 0 : Math.min(100, Math.round(100.0 * part / whole));
    }

    private static String place(ZoneId zone) {
        return zone.getId().contains("/")
                ? zone.getId().replace('_', ' ')
                : zone.getDisplayName(TextStyle.FULL, ENGLISH);
    }
}
