package io.gatehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.admission.LateItem.LateScan;
import io.gatehouse.admission.LateItem.Origin;
import io.gatehouse.admission.LateItem.Unreadable;
import io.gatehouse.admission.rules.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettledTimeTest {

    private static final Instant START = Instant.parse("2026-11-21T17:00:00Z");
    private static final Instant RECEIVED = Instant.parse("2026-11-21T20:00:00Z");
    private static final UUID FAST = UUID.randomUUID();
    private static final UUID SLOW = UUID.randomUUID();
    private static final UUID SILENT = UUID.randomUUID();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final SettledTime unclocked = new SettledTime(START, RECEIVED, null, Map.of(FAST, 3 * HOUR, SLOW, -HOUR));

    @Test
    void withoutATimeOfSendingAClockIsPutRightByWhatItsHeartbeatsSaid() {
        Instant made = RECEIVED.minusSeconds(2_400);

        assertThat(unclocked.of(made.plusMillis(3 * HOUR), FAST)).isEqualTo(made);
        assertThat(unclocked.of(made.minusMillis(HOUR), SLOW)).isEqualTo(made);
        assertThat(unclocked.of(made, SILENT)).isEqualTo(made);
    }

    @Test
    void anUploadFromTheFutureSaysHowFarAheadItsClockIs() {
        SettledTime sent = new SettledTime(START, RECEIVED, RECEIVED.minusSeconds(60), Map.of());
        SettledTime fast = new SettledTime(START, RECEIVED, RECEIVED.plusSeconds(900), Map.of());
        Unreadable unreadable = new Unreadable(null, "{}", "no scan");

        assertThat(unclocked.ahead(List.of(made(RECEIVED.minusSeconds(5)), unreadable)))
                .isZero();
        assertThat(unclocked.ahead(List.of(made(RECEIVED.plusSeconds(600))))).isEqualTo(Duration.ofMinutes(10));
        assertThat(sent.ahead(List.of(made(RECEIVED)))).isEqualTo(Duration.ofMinutes(1));
        assertThat(fast.ahead(List.of(made(RECEIVED.minusSeconds(5))))).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void noCorrectionLeavesTheEventOrReachesTheFuture() {
        assertThat(unclocked.of(RECEIVED.plusMillis(4 * HOUR), FAST)).isEqualTo(RECEIVED);
        assertThat(unclocked.of(RECEIVED, SLOW)).isEqualTo(RECEIVED);
        assertThat(unclocked.of(Instant.EPOCH, FAST)).isEqualTo(START.minus(Duration.ofHours(24)));
    }

    @Test
    void theTimeOfSendingSaysMoreThanHeartbeats() {
        Instant sent = RECEIVED.plusMillis(7 * HOUR);
        SettledTime clocked = new SettledTime(START, RECEIVED, sent, Map.of(FAST, 3 * HOUR));

        assertThat(clocked.of(sent.minusSeconds(60), FAST)).isEqualTo(RECEIVED.minusSeconds(60));
        assertThat(clocked.of(sent.plusSeconds(60), FAST)).isEqualTo(RECEIVED);
    }

    @Test
    void theClockIsThatOfTheScannerForWhichAScanIsHandedIn() {
        LateScan own = scan(null);
        LateScan another = scan(new Origin(SLOW, 1, ""));

        assertThat(SettledTime.clockOf(own, FAST)).isEqualTo(FAST);
        assertThat(SettledTime.clockOf(another, FAST)).isEqualTo(SLOW);
        assertThat(SettledTime.clocksOf(List.of(own, another, own, new Unreadable(null, "", "")), FAST))
                .containsExactlyInAnyOrder(FAST, SLOW);
    }

    private static LateScan made(Instant at) {
        return new LateScan(scan(null).scan(), at, 1L, null, null, null, null);
    }

    private static LateScan scan(@Nullable Origin origin) {
        ScanRequest request =
                new ScanRequest(UUID.randomUUID(), UUID.randomUUID(), "code", null, Direction.ENTRY, RECEIVED, false);
        return new LateScan(request, RECEIVED, 1L, null, null, null, origin);
    }
}
