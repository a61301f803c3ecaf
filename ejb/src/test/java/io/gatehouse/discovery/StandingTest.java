package io.gatehouse.discovery;

import static io.gatehouse.discovery.DeviceState.OFFLINE;
import static io.gatehouse.discovery.DeviceState.ONLINE;
import static io.gatehouse.discovery.DeviceState.SUSPECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.discovery.Standing.Seen;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int SWEEP = 30;

    private Standing standing = Standing.first(Seen.PROOF, NOON);
    private Instant now = NOON;

    @Test
    void proofMakesOnlineAtOnceWhateverWasBefore() {
        assertThat(standing.state()).isEqualTo(ONLINE);
        assertThat(after(SWEEP, Seen.NOTHING)).isEqualTo(SUSPECT);
        assertThat(after(SWEEP, Seen.PROOF)).isEqualTo(ONLINE);
        assertThat(after(SWEEP, Seen.NOTHING)).isEqualTo(SUSPECT);
        assertThat(after(SWEEP, Seen.NOTHING)).isEqualTo(OFFLINE);
        assertThat(after(SWEEP, Seen.PROOF)).isEqualTo(ONLINE);
        assertThat(standing).isEqualTo(new Standing(ONLINE, 0, now));
    }

    @Test
    void whoLeftIsOfflineAfterTwoSweepsAlsoWhenASlowTableStillRemembersIt() {
        assertThat(after(SWEEP, Seen.REMEMBERED)).isEqualTo(SUSPECT);
        assertThat(after(SWEEP, Seen.REMEMBERED)).isEqualTo(OFFLINE);
        assertThat(standing.lastSeen()).isEqualTo(NOON);
    }

    @Test
    void aSuspectThatTheKernelKeepsIsNotOfflineUntilTheKernelForgetsIt() {
        assertThat(after(SWEEP, Seen.UNCONFIRMED)).isEqualTo(SUSPECT);
        assertThat(after(SWEEP, Seen.UNCONFIRMED)).isEqualTo(SUSPECT);
        assertThat(after(SWEEP, Seen.UNCONFIRMED)).isEqualTo(SUSPECT);
        assertThat(after(SWEEP, Seen.NOTHING)).isEqualTo(OFFLINE);
        assertThat(standing.lastSeen()).isEqualTo(NOON);
    }

    @Test
    void whatASlowTableRemembersIsToldApart() {
        assertThat(new Spot("192.0.2.1", null, false, "REMEMBERED").seen()).isEqualTo(Seen.REMEMBERED);
        assertThat(new Spot("192.0.2.1", null, false, "UNCONFIRMED").seen()).isEqualTo(Seen.UNCONFIRMED);
        assertThat(new Spot("192.0.2.1", null, true, "VERIFIED").seen()).isEqualTo(Seen.PROOF);
    }

    @Test
    void anOldEntryNeverMakesOnline() {
        standing = Standing.first(Seen.UNCONFIRMED, NOON);
        assertThat(standing.state()).isEqualTo(SUSPECT);
        assertThat(after(SWEEP, Seen.UNCONFIRMED)).isEqualTo(SUSPECT);
        assertThat(after(SWEEP, Seen.NOTHING)).isEqualTo(OFFLINE);
        assertThat(after(SWEEP, Seen.UNCONFIRMED)).isEqualTo(OFFLINE);
    }

    @Test
    void confidenceFallsWithTheAgeOfTheProof() {
        assertThat(Confidence.of(ONLINE, true, NOON, NOON)).isEqualTo(100);
        assertThat(Confidence.of(ONLINE, false, NOON, NOON.plusSeconds(60))).isEqualTo(95);
        assertThat(Confidence.of(ONLINE, false, NOON, NOON.plusSeconds(480))).isBetween(40, 60);
        assertThat(Confidence.of(ONLINE, false, NOON, NOON.plusSeconds(3_600))).isZero();
        assertThat(Confidence.of(SUSPECT, false, NOON, NOON.plusSeconds(30))).isEqualTo(30);
        assertThat(Confidence.of(OFFLINE, false, NOON, NOON)).isZero();
    }

    private DeviceState after(int seconds, Seen seen) {
        now = now.plusSeconds(seconds);
        standing = standing.after(seen, now);
        return standing.state();
    }
}
