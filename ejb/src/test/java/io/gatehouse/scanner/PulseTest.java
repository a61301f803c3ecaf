package io.gatehouse.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.common.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PulseTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");

    private final Pulse first = Pulse.after(null, beat(NOW.plusMillis(1_500)), null, NOW);

    @Test
    void theOffsetIsTheScannersClockLessOurs() {
        assertThat(first.clockOffsetMs()).isEqualTo(1_500);
        assertThat(Pulse.after(first, beat(NOW.minusSeconds(7_200)), null, NOW).clockOffsetMs())
                .isEqualTo(-7_200_000);
    }

    @Test
    void aBeatWithoutATimeLeavesTheOffsetAsItWasKnown() {
        Pulse next = Pulse.after(first, beat(null), null, NOW.plusSeconds(10));

        assertThat(next.clockOffsetMs()).isEqualTo(1_500);
        assertThat(next.at()).isEqualTo(NOW.plusSeconds(10));
        assertThat(Pulse.after(null, beat(null), null, NOW).clockOffsetMs()).isNull();
    }

    @Test
    void aBeatThatDoesNotSayItsWayLeavesItAsItWasKnown() {
        Heartbeat wayless = new Heartbeat("phone", null, 40, null, null, null);

        Pulse next = Pulse.after(first, wayless, null, NOW);

        assertThat(next.type()).isEqualTo(ConnectionType.LAN);
        assertThat(next.battery()).isEqualTo(40);
        assertThat(next.version()).isNull();
    }

    @Test
    void theFirstIsWorthAWrite() {
        assertThat(first.worthKeeping(null, NOW)).isTrue();
    }

    @Test
    void anOffsetThatMovedByMoreThanASecondIsWorthAWriteAtOnce() {
        Instant next = NOW.plusSeconds(10);

        assertThat(fast(next, 2_500).worthKeeping(first, next)).isFalse();
        assertThat(fast(next, 2_501).worthKeeping(first, next)).isTrue();
        assertThat(fast(next, 499).worthKeeping(first, next)).isTrue();
    }

    @Test
    void anOffsetThatWasNotKnownIsWorthAWriteAtOnce() {
        Pulse unknown = Pulse.after(null, beat(null), null, NOW);

        assertThat(fast(NOW, 0).worthKeeping(unknown, NOW)).isTrue();
    }

    @Test
    void anythingElseIsWorthAWriteEachTwentySeconds() {
        Pulse next = fast(NOW.plusSeconds(30), 1_500);

        assertThat(next.worthKeeping(first, NOW.plusSeconds(19))).isFalse();
        assertThat(next.worthKeeping(first, NOW.plusSeconds(20))).isTrue();
        assertThat(first.worthKeeping(first, NOW.plusSeconds(600))).isFalse();
    }

    @Test
    void timesThatNoClockShowsAreRefused() {
        for (Instant absurd : new Instant[] {Instant.MIN, Instant.MAX}) {
            assertThatThrownBy(() -> beat(absurd))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.violations())
                                    .extracting(ProblemException.Violation::field)
                                    .containsExactly("sentAt"));
        }
        Pulse ancient = Pulse.after(null, beat(Instant.parse("0001-01-01T00:00:00Z")), null, NOW);
        assertThat(ancient.clockOffsetMs()).isLessThan(-Duration.ofDays(700_000).toMillis());
    }

    private static Pulse fast(Instant at, long milliseconds) {
        return Pulse.after(null, beat(at.plusMillis(milliseconds)), null, at);
    }

    private static Heartbeat beat(@Nullable Instant sentAt) {
        return new Heartbeat("phone", ConnectionType.LAN, 80, 3, sentAt, "1.2");
    }
}
