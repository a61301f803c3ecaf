package io.gatehouse.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchedTest {

    private static final UUID EVENT = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");

    private final Watched watched = new Watched();

    @BeforeEach
    void follow() {
        watched.follow(EVENT, NOW);
    }

    @Test
    void nothingHoldsBeforeTheDatabaseWasAsked() {
        assertThat(watched.rightsHold(EVENT, 1, NOW)).isFalse();
        assertThat(watched.events()).containsExactly(EVENT);
    }

    @Test
    void whatWasReadAtTheConfirmedVersionHoldsForASecond() {
        look(new Versions(7, 3), NOW);

        assertThat(watched.rightsHold(EVENT, 7, NOW.plusMillis(1_000))).isTrue();
        assertThat(watched.rightsHold(EVENT, 7, NOW.plusMillis(1_001))).isFalse();
        assertThat(watched.rightsHold(EVENT, 6, NOW)).isFalse();
        assertThat(watched.rightsHold(EVENT, 8, NOW)).isFalse();
        assertThat(watched.commandsHold(EVENT, 3, NOW)).isTrue();
        assertThat(watched.commandsHold(EVENT, 2, NOW)).isFalse();
    }

    @Test
    void onlyWhatMovedIsTold() {
        assertThat(look(new Versions(7, 3), NOW)).isTrue();
        assertThat(look(new Versions(7, 3), NOW)).isFalse();
        assertThat(look(new Versions(8, 3), NOW)).isTrue();
        assertThat(look(new Versions(8, 4), NOW)).isTrue();
    }

    @Test
    void aDoubtEndsWhatHoldsUntilALookThatBeganAfterIt() {
        look(new Versions(7, 3), NOW);
        Watched.Look before = watched.begin(NOW);
        watched.doubt(EVENT);
        watched.end(before, Map.of(EVENT, new Versions(7, 3)));
        assertThat(watched.rightsHold(EVENT, 7, NOW)).isFalse();

        look(new Versions(8, 3), NOW);
        assertThat(watched.rightsHold(EVENT, 8, NOW)).isTrue();
    }

    @Test
    void aSlowLookDoesNotUndoALaterOne() {
        Watched.Look slow = watched.begin(NOW);
        look(new Versions(8, 3), NOW);

        assertThat(watched.end(slow, Map.of(EVENT, new Versions(7, 3)))).isEmpty();
        assertThat(watched.rightsHold(EVENT, 8, NOW)).isTrue();
    }

    @Test
    void theTimeOfALookIsThatOfItsBeginning() {
        Watched.Look begun = watched.begin(NOW);
        watched.end(begun, Map.of(EVENT, new Versions(7, 3)));

        assertThat(watched.rightsHold(EVENT, 7, NOW.plusMillis(1_500))).isFalse();
    }

    @Test
    void anEventThatNobodyAsksAfterIsForgotten() {
        watched.forgetTheOld(NOW.plusSeconds(3_600));
        assertThat(watched.events()).containsExactly(EVENT);
        watched.forgetTheOld(NOW.plusSeconds(3_601));
        assertThat(watched.events()).isEmpty();
    }

    /** Whether the event moved. */
    private boolean look(Versions versions, Instant at) {
        return watched.end(watched.begin(at), Map.of(EVENT, versions)).contains(EVENT);
    }
}
