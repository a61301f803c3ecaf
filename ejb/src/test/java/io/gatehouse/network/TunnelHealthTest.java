package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TunnelHealthTest {

    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofHours(1);
    private static final ProbePace PACE = new ProbePace(POLL, true);

    private final TunnelHealth fresh = TunnelHealth.UNKNOWN.at("https://a");
    private final TunnelHealth up = fresh.good();

    @Test
    void theFirstGoodVisitIsEnough() {
        assertThat(fresh.up()).isFalse();
        assertThat(up.up()).isTrue();
        assertThat(fresh.bad("x").bad("x").good().up()).isTrue();
    }

    @Test
    void oneFailureIsADoubtAndTwoAreTheEnd() {
        assertThat(up.bad("x").up()).isTrue();
        assertThat(up.bad("x").inDoubt()).isTrue();
        assertThat(up.bad("x").good().bad("x").up()).isTrue();
        assertThat(up.bad("x").bad("y").up()).isFalse();
        assertThat(up.bad("x").bad("y").fault()).isEqualTo("y");
    }

    @Test
    void onceItWasDownItTakesTwoGoodOnesInARow() {
        TunnelHealth down = up.bad("x").bad("x");

        assertThat(down.good().up()).isFalse();
        assertThat(down.good().good().up()).isTrue();
        assertThat(down.good().bad("x").good().up()).isFalse();
    }

    @Test
    void whoseAgentSaysThatItIsNotThereIsDownAtOnce() {
        TunnelHealth gone = up.absent("gone");

        assertThat(gone.up()).isFalse();
        assertThat(gone.at("https://a").good().up()).isFalse();
        assertThat(gone.at("https://a").good().good().up()).isTrue();
    }

    @Test
    void anotherAddressHasAPastOfItsOwn() {
        assertThat(up.at("https://b").up()).isFalse();
        assertThat(up.at("https://b").good().up()).isTrue();
        assertThat(up.at("https://a").up()).isTrue();
    }

    @Test
    void whileNobodyLooksTheWayIsTriedSeldomUnlessItIsInDoubt() {
        assertThat(PACE.goesAllTheWay(up, 1, LONG, LONG)).isFalse();
        assertThat(PACE.goesAllTheWay(up, 10, LONG, LONG)).isTrue();
        assertThat(PACE.goesAllTheWay(up, 1, Duration.ofMinutes(9), LONG)).isTrue();
        assertThat(PACE.goesAllTheWay(up.bad("x"), 1, LONG, LONG)).isTrue();
        assertThat(PACE.goesAllTheWay(up.bad("x").bad("x"), 1, LONG, LONG)).isFalse();
        assertThat(PACE.goesAllTheWay(up.absent("x").at("https://a"), 1, LONG, LONG))
                .isTrue();
        assertThat(PACE.goesAllTheWay(fresh, 1, LONG, LONG)).isTrue();
    }

    @Test
    void aServerThatHasJustBegunLooksSoonUntilItFindsItsTunnel() {
        assertThat(PACE.pause(fresh.bad("not there yet"), Duration.ofSeconds(2)))
                .isLessThan(Duration.ofSeconds(5));
        assertThat(PACE.pause(up, Duration.ofSeconds(2))).isEqualTo(POLL);
        assertThat(PACE.pause(fresh.bad("x"), Duration.ofMinutes(2))).isEqualTo(POLL);
        assertThat(new ProbePace(Duration.ofSeconds(1), true).pause(fresh, Duration.ZERO))
                .isEqualTo(Duration.ofSeconds(1));
    }
}
