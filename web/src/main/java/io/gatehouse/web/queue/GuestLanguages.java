package io.gatehouse.web.queue;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages of guests: as many as there are files with their words. */
final class GuestLanguages {

    /** English, in which the words stand that all other languages translate. */
    static final Locale FIRST = Locale.ENGLISH;

    private static final List<Locale> OFFERED = discover();

    private GuestLanguages() {}

    /** English first. */
    static List<Locale> offered() {
        return OFFERED;
    }

    static Optional<Locale> named(@Nullable String tag) {
        return OFFERED.stream()
                .filter(language -> language.toLanguageTag().equalsIgnoreCase(tag))
                .findFirst();
    }

    /** The one that suits best who reads these, written as browsers say it. */
    static Locale fitting(@Nullable String accepted) {
        if (accepted == null || accepted.isBlank()) {
            return FIRST;
        }
        try {
            return Objects.requireNonNullElse(Locale.lookup(Locale.LanguageRange.parse(accepted), OFFERED), FIRST);
        } catch (IllegalArgumentException unreadable) {
            return FIRST;
        }
    }

    private static List<Locale> discover() {
        Stream<Locale> translated = Stream.of(Locale.getAvailableLocales())
                .filter(locale -> !locale.equals(Locale.ROOT))
                .filter(locale -> GuestLanguages.class.getResource(file(locale)) != null)
                .sorted(Comparator.comparing(Locale::toLanguageTag));
        return Stream.concat(Stream.of(FIRST), translated).distinct().toList();
    }

    private static String file(Locale locale) {
        return Control.getControl(Control.FORMAT_PROPERTIES).toBundleName("queue", locale) + ".properties";
    }
}
