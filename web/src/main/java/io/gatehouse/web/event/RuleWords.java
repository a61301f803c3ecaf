package io.gatehouse.web.event;

import io.gatehouse.event.CheckpointRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** A checkpoint's rule as one would tell it to the person at the door. */
@Named
@ApplicationScoped
public class RuleWords {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    public String of(CheckpointRules rules, ZoneId zone) {
        List<String> words = new ArrayList<>();
        words.add(
                rules.entriesPerTicket() == 1
                        ? "One entry per ticket"
                        : rules.entriesPerTicket() + " entries per ticket");
        words.add(rules.reentry() ? "re-entry after an exit" : "no re-entry");
        if (!rules.categories().isEmpty()) {
            words.add("only " + String.join(", ", new TreeSet<>(rules.categories())));
        }
        if (rules.opensAt() != null) {
            words.add("opens " + moment(rules.opensAt(), zone));
        }
        if (rules.closesAt() != null) {
            words.add("closes " + moment(rules.closesAt(), zone));
        }
        if (rules.capacity() != null) {
            words.add(String.format(Locale.ENGLISH, "at most %,d inside", rules.capacity()));
        }
        if (rules.acceptUnpaid()) {
            words.add("unpaid tickets welcome");
        }
        if (!rules.perimeter()) {
            words.add("not part of the event’s own figures");
        }
        return String.join(", ", words);
    }

    private static String moment(Instant time, ZoneId zone) {
        return MOMENT.format(time.atZone(zone));
    }
}
