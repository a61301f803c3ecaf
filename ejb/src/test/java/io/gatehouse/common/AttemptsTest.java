package io.gatehouse.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");
    private final Attempts attempts = new Attempts(2, Duration.ofMinutes(1));

    @Test
    void afterTooManyOneWaitsForTheOldestToBeForgotten() {
        attempts.count("a", NOW);
        assertThat(attempts.wait("a", NOW)).isEmpty();
        attempts.count("a", NOW.plusSeconds(20));

        assertThat(attempts.wait("a", NOW.plusSeconds(30))).contains(Duration.ofSeconds(30));
        assertThat(attempts.wait("a", NOW.plusSeconds(60))).isEmpty();
        assertThat(attempts.wait("b", NOW)).isEmpty();
    }

    @Test
    void whatIsLeftIsCounted() {
        assertThat(attempts.left("a", NOW)).isEqualTo(2);
        attempts.count("a", NOW);
        assertThat(attempts.left("a", NOW)).isEqualTo(1);
        attempts.count("a", NOW);
        assertThat(attempts.left("a", NOW)).isZero();
    }
}
