package io.gatehouse.web.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.common.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenIdAttemptTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");

    private final Secrets secrets = new Secrets("A".repeat(43));

    @Test
    void whatWasSealedIsReadAgainForTenMinutes() {
        OpenIdAttempt attempt = OpenIdAttempt.begin("/console/event.xhtml?id=1", NOW);
        String kept = attempt.seal(secrets);

        assertEquals(Optional.of(attempt), OpenIdAttempt.open(kept, secrets, NOW.plus(Duration.ofMinutes(9))));
        assertTrue(OpenIdAttempt.open(kept, secrets, NOW.plus(Duration.ofMinutes(10)))
                .isEmpty());
    }

    @Test
    void whatWasTamperedWithIsNothing() {
        String kept = OpenIdAttempt.begin("/console/", NOW).seal(secrets);

        assertTrue(OpenIdAttempt.open("", secrets, NOW).isEmpty());
        assertTrue(OpenIdAttempt.open("garbage!", secrets, NOW).isEmpty());
        assertTrue(OpenIdAttempt.open("AAAA", secrets, NOW).isEmpty());
        assertTrue(OpenIdAttempt.open("B" + kept.substring(1), secrets, NOW).isEmpty() || kept.charAt(0) == 'B');
        assertTrue(
                OpenIdAttempt.open(kept, new Secrets("B".repeat(42) + "A"), NOW).isEmpty());
    }

    @Test
    void onlyItsOwnStateAnswersIt() {
        OpenIdAttempt attempt = OpenIdAttempt.begin("/console/", NOW);

        assertTrue(attempt.isAnsweredBy(attempt.state()));
        assertFalse(attempt.isAnsweredBy(""));
        assertFalse(attempt.isAnsweredBy(OpenIdAttempt.begin("/console/", NOW).state()));
    }
}
