package io.gatehouse.web.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GuestWordsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");

    private final GuestWords english = new GuestWords(Locale.ENGLISH);
    private final GuestWords german = new GuestWords(Locale.GERMAN);

    @Test
    void everyFileIsALanguageAndEnglishComesFirst() {
        assertThat(GuestLanguages.offered()).startsWith(Locale.ENGLISH).contains(Locale.GERMAN);
    }

    @Test
    void everyLanguageSaysAllThatEnglishSays() throws IOException {
        for (Locale language : GuestLanguages.offered()) {
            if (!language.equals(GuestLanguages.FIRST)) {
                Properties own = own(language);
                assertThat(own.stringPropertyNames()).as("keys of %s", language).isEqualTo(english.keys());
                for (String key : english.keys()) {
                    assertThat(own.getProperty(key))
                            .as("%s in %s", key, language)
                            .isNotBlank();
                    assertThat(placeholders(own.getProperty(key)))
                            .as("what %s names in %s", key, language)
                            .isEqualTo(placeholders(own("queue.properties").getProperty(key)));
                }
            }
        }
    }

    /** One such would quote what follows, in Java; the script knows nothing of that. */
    @Test
    void noTextHasAStraightApostrophe() throws IOException {
        for (Locale language : GuestLanguages.offered()) {
            Properties own = language.equals(GuestLanguages.FIRST) ? own("queue.properties") : own(language);
            assertThat(own.values())
                    .as("texts in %s", language)
                    .noneMatch(text -> text.toString().contains("'"));
        }
    }

    @Test
    void onePersonIsNoPeople() {
        assertThat(english.of("live.ahead", 0)).isEqualTo("Nobody is ahead of you");
        assertThat(english.of("live.ahead", 1)).isEqualTo("1 person ahead of you");
        assertThat(english.of("live.ahead", 1200)).isEqualTo("1,200 people ahead of you");
        assertThat(german.of("live.ahead", 1)).isEqualTo("1 Person vor Ihnen");
        assertThat(german.of("live.ahead", 1200)).isEqualTo("1.200 Personen vor Ihnen");
    }

    @Test
    void aWaitIsToldWithItsRange() {
        assertThat(english.wait(720, List.of(480L, 1020L))).isEqualTo("about 12 minutes, between 8 and 17");
        assertThat(german.wait(720, List.of(480L, 1020L))).isEqualTo("etwa 12 Minuten, zwischen 8 und 17");
        assertThat(english.wait(60, List.of(10L, 130L))).isEqualTo("about 1 minute, between 0 and 3");
        assertThat(english.wait(120, List.of(120L, 120L))).isEqualTo("about 2 minutes");
    }

    @Test
    void lessThanAMinuteIsNotZero() {
        assertThat(english.wait(20, List.of(0L, 50L))).isEqualTo("less than a minute");
        assertThat(english.wait(20, List.of(0L, 150L))).isEqualTo("less than a minute, at most 3 minutes");
        assertThat(english.rough(10)).isEqualTo("about 1 minute");
        assertThat(english.rough(0)).isEqualTo("none");
    }

    @Test
    void manyMinutesAreHours() {
        assertThat(english.wait(5400, List.of(3500L, 7300L)))
                .isEqualTo("about 1 h 30 min, between 58 minutes and 2 h 2 min");
        assertThat(german.wait(7200, List.of(7200L, 7260L)))
                .isEqualTo("etwa 2 Stunden, zwischen 2 Stunden und 2 Std. 1 Min.");
    }

    @Test
    void timesAreToldAsPeopleTellThem() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant now = Instant.parse("2026-11-22T10:00:00Z");

        assertThat(german.time(Instant.parse("2026-11-22T13:30:00Z"), now, berlin))
                .isEqualTo("14:30");
        assertThat(german.time(Instant.parse("2026-11-23T08:00:00Z"), now, berlin))
                .isEqualTo("23.11.2026, 09:00");
        assertThat(english.time(Instant.parse("2026-11-22T13:30:00Z"), now, berlin))
                .matches("2:30\\hPM");
    }

    @Test
    void theBrowserSaysWhichLanguage() {
        assertThat(GuestLanguages.fitting("de-AT,de;q=0.9,en;q=0.8")).isEqualTo(Locale.GERMAN);
        assertThat(GuestLanguages.fitting("tlh,en;q=0.5,de;q=0.7")).isEqualTo(Locale.GERMAN);
        assertThat(GuestLanguages.fitting("tlh")).isEqualTo(Locale.ENGLISH);
        assertThat(GuestLanguages.fitting(null)).isEqualTo(Locale.ENGLISH);
        assertThat(GuestLanguages.fitting(";;q=no")).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void theScriptGetsWhatChangesAndNoMore() {
        assertThat(english.json("live."))
                .startsWith("{\"live.")
                .contains("live.ahead")
                .doesNotContain("poster.");
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties own(Locale language) throws IOException {
        return own("queue_" + language + ".properties");
    }

    private static Properties own(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = GuestWords.class.getResourceAsStream(file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
