package io.gatehouse.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BeatsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");
    private static final UUID PHONE = UUID.randomUUID();
    private static final UUID TURNSTILE = UUID.randomUUID();

    private final Beats beats = new Beats();

    @Test
    void beatsThatTellNothingNewAreWrittenEachTwentySeconds() {
        int writes = 0;
        for (int second = 0; second < 600; second++) {
            Instant now = NOW.plusSeconds(second);
            beats.add(PHONE, beat(now), null, now);
            beats.add(TURNSTILE, beat(now), null, now);
            var due = beats.due(now);
            if (!due.isEmpty()) {
                assertThat(due).containsOnlyKeys(PHONE, TURNSTILE);
                writes++;
                beats.areKept(due);
            }
        }
        assertThat(writes).isEqualTo(30);
    }

    @Test
    void whatWasNotWrittenIsDueAgain() {
        beats.add(PHONE, beat(NOW), null, NOW);

        assertThat(beats.due(NOW)).hasSize(1);
        assertThat(beats.due(NOW)).hasSize(1);
    }

    @Test
    void theLastBeatBeforeASilenceIsWrittenTooAndThenForgotten() {
        beats.add(PHONE, beat(NOW), null, NOW);
        beats.areKept(beats.due(NOW));
        beats.add(PHONE, beat(null), null, NOW.plusSeconds(10));
        assertThat(beats.due(NOW.plusSeconds(10))).isEmpty();
        beats.forgetTheSilent(NOW.plusSeconds(7_200));
        assertThat(beats.newest(PHONE)).isNotNull();

        beats.areKept(beats.due(NOW.plusSeconds(60)));

        assertThat(beats.due(NOW.plusSeconds(200))).isEmpty();
        beats.forgetTheSilent(NOW.plusSeconds(3_000));
        assertThat(beats.know(PHONE)).isTrue();
        beats.forgetTheSilent(NOW.plusSeconds(7_200));
        assertThat(beats.know(PHONE)).isFalse();
    }

    @Test
    void whatTheTableKnewHoldsWhereABeatSaysNothingNew() {
        beats.recall(PHONE, Pulse.after(null, beat(NOW.plusSeconds(3_600)), null, NOW));

        beats.add(PHONE, beat(null), null, NOW.plusSeconds(10));

        assertThat(beats.newest(PHONE)).extracting(Pulse::clockOffsetMs).isEqualTo(3_600_000L);
        assertThat(beats.due(NOW.plusSeconds(10))).isEmpty();
    }

    private static Heartbeat beat(@Nullable Instant sentAt) {
        return new Heartbeat("phone", ConnectionType.LAN, 80, 0, sentAt, null);
    }
}
