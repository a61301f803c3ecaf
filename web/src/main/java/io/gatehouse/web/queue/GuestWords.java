package io.gatehouse.web.queue;

import io.gatehouse.web.problem.JsonText;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.TreeSet;

/** What guests read, in one language. The pages' script says the same with the same words: see queue-words.js. */
final class GuestWords {

    private static final String BUNDLE = GuestWords.class.getPackageName() + ".queue";
    private static final int MINUTE = 60;
    private static final int HOUR = 60;

    private final Locale language;
    private final ResourceBundle bundle;

    GuestWords(Locale language) {
        this.language = language;
        this.bundle =
                ResourceBundle.getBundle(BUNDLE, language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    Locale language() {
        return language;
    }

    /** Numbers that name something are given as texts: they have no thousands. */
    String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), language).format(values);
    }

    String number(int count) {
        return NumberFormat.getInstance(language).format(count);
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** "about 12 minutes, between 8 and 17". */
    String wait(long seconds, List<Long> range) {
        long minutes = Math.round((double) seconds / MINUTE);
        long least = range.get(0) / MINUTE;
        long most = up(range.get(1));
        if (minutes == 0) {
            return most <= 1 ? of("live.wait.soon") : of("live.wait.soon.most", span(most));
        }
        if (least == most) {
            return of("live.wait.exact", span(minutes));
        }
        return most < HOUR
                ? of("live.wait.range", span(minutes), least, most)
                : of("live.wait.range", span(minutes), span(least), span(most));
    }

    /** "about 12 minutes", of what is only roughly so. */
    String rough(double seconds) {
        return seconds == 0 ? of("live.rough.none") : of("live.rough", span(Math.max(1, Math.round(seconds / MINUTE))));
    }

    /** "1 minute", "40 minutes", "2 hours", "2 h 5 min". */
    String span(long minutes) {
        if (minutes < HOUR) {
            return of("live.minutes", minutes);
        }
        return minutes % HOUR == 0
                ? of("live.hours", minutes / HOUR)
                : of("live.hours.minutes", minutes / HOUR, minutes % HOUR);
    }

    /** A duration that is told in full minutes, at least one. */
    String miss(double seconds) {
        return span(Math.max(1, Math.round(seconds / MINUTE)));
    }

    /** As it is said there and then: the time alone, unless it is another day's. */
    String time(Instant at, Instant now, ZoneId zone) {
        ZonedDateTime then = at.atZone(zone);
        boolean today = then.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today
                        ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT))
                .withLocale(language)
                .format(then);
    }

    /** What the script needs: all words whose keys begin so. */
    String json(String... beginnings) {
        JsonText json = JsonText.object();
        for (String key : keys()) {
            if (List.of(beginnings).stream().anyMatch(key::startsWith)) {
                json.text(key, bundle.getString(key));
            }
        }
        return json.json();
    }

    Set<String> keys() {
        return new TreeSet<>(bundle.keySet());
    }

    private static long up(long seconds) {
        return (seconds + MINUTE - 1) / MINUTE;
    }
}
