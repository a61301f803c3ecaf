package io.gatehouse.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, ONLINE", "10, ONLINE", "15, ONLINE", "16, LATE", "35, LATE", "36, LOST", "86400, LOST"})
    void whoBeatsIsJudgedByBeats(int seconds, Contact expected) {
        assertThat(Contact.of(NOW.minusSeconds(seconds), true, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, ONLINE", "90, ONLINE", "91, LATE", "180, LATE", "181, LOST"})
    void whoNeverBeatIsJudgedMorePatientlyByItsCalls(int seconds, Contact expected) {
        assertThat(Contact.of(NOW.minusSeconds(seconds), false, NOW)).isEqualTo(expected);
    }

    @Test
    void whoWasNeverSeenIsLost() {
        assertThat(Contact.of(null, false, NOW)).isEqualTo(Contact.LOST);
    }
}
