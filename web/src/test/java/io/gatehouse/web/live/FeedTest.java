package io.gatehouse.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.admission.Verdicts.Given;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import io.gatehouse.live.Scanned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final Instant NOW = Instant.parse("2026-06-01T18:00:00Z");

    private final List<String> told = new ArrayList<>();
    private final Feed feed = new Feed(told::add);

    @Test
    void anAdmissionIsToldAsATicketVerifiedAndAsSomebodysActivity() {
        feed.tell(scan(Verdict.ADMITTED), NOW);

        assertThat(told).hasSize(2);
        assertThat(told.get(0)).contains("\"ticket_verified\"").contains("\"verifiedBy\":\"Anna\"");
        assertThat(told.get(1)).contains("\"staff_activity\"").contains("admitted_ticket");
    }

    @Test
    void aRefusalVerifiesNothing() {
        feed.tell(scan(Verdict.REFUSED), NOW);

        assertThat(told).singleElement().asString().contains("refused_ticket");
    }

    @Test
    void ofMoreThanTwentyASecondTheRestIsOneSummary() {
        for (int i = 0; i < 50; i++) {
            feed.tell(scan(Verdict.ADMITTED), NOW.plusMillis(i));
        }
        assertThat(told).hasSize(40);
        assertThat(feed.isQuiet(NOW.plusMillis(900))).isFalse();

        feed.summarise(NOW.plusMillis(900));
        assertThat(told).hasSize(40);
        feed.summarise(NOW.plusMillis(1_100));
        feed.summarise(NOW.plusMillis(1_200));

        assertThat(told).hasSize(41);
        assertThat(told.get(40)).contains("\"activity_summary\"").contains("\"admitted\":30");
        feed.tell(scan(Verdict.ADMITTED), NOW.plusMillis(1_300));
        assertThat(told).hasSize(43);
    }

    private static Scanned scan(Verdict verdict) {
        Given given = new Given(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "North gate",
                UUID.randomUUID(),
                "Scanner 7",
                null,
                Direction.ENTRY,
                verdict,
                verdict == Verdict.REFUSED ? Reason.ALREADY_ADMITTED : null,
                false,
                NOW,
                NOW);
        return new Scanned(given, "Anna");
    }
}
