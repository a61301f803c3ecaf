package io.gatehouse.queue.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedTest {

    private static final int LEAST = 10;
    private static final double MINUTES = 60;

    /** Seconds that a guest takes: five minutes, and the same a hundred and a thousand times as fast. */
    @ParameterizedTest
    @ValueSource(doubles = {300, 3, 0.3})
    void sixAheadAtThreeCountersWaitAboutTwelveMinutes(double each) {
        for (int guests : new int[] {12, 30, 120}) {
            for (double shift : new double[] {0, each / 3, each / 10}) {
                var line = Lines.staggered(guests, 3, each, shift);
                double now = Math.ceil(guests / 3.0) * each + 2 * shift;
                for (int inService = 0; inService <= 3; inService++) {
                    var spot = new Spot(6, inService, 7);
                    assertThat(minutes(line.at(now, 3), spot) * 300 / each)
                            .as("%d guests, shifted by %s, %d in service", guests, shift, inService)
                            .isBetween(11.0, 12.0);
                    assertThat(minutes(line.at(now, 2), spot) * 300 / each)
                            .as("one closed: %d guests, shifted by %s, %d in service", guests, shift, inService)
                            .isBetween(17.0, 18.0);
                }
            }
        }
    }

    @Test
    void threeAtTheCountersChangeNothing() {
        for (double since : new double[] {0, 60, 150, 290}) {
            var line = Lines.batches(12, 3, 300);
            for (int counter = 1; counter <= 3; counter++) {
                line.open(0, 1200, counter);
            }
            assertThat(minutes(line.at(1200 + since, 3), new Spot(6, 3, 7))).isBetween(11.0, 12.0);
            assertThat(minutes(line.at(1200 + since, 2), new Spot(6, 3, 7))).isBetween(17.0, 18.0);
            assertThat(minutes(line.at(1200 + since, 3), new Spot(4, 3, 5))).isBetween(7.5, 8.5);
        }
    }

    @Test
    void nothingIsSaidBeforeEnoughWereServed() {
        var none = Learned.of(new Lines().at(0, 3), LEAST);
        assertThat(none.at(new Spot(6, 3, 7))).isEmpty();
        assertThat(none.secondsPerPlace()).isEmpty();
        assertThat(none.samples()).isZero();
        assertThat(Learned.of(Lines.batches(9, 3, 300).at(900, 3), LEAST).at(new Spot(6, 3, 7)))
                .isEmpty();
        assertThat(Learned.of(new Lines().noShow(0, 10, 20, 1).at(900, 3), 0).at(new Spot(6, 3, 7)))
                .isEmpty();
    }

    @Test
    void oneCounterThatServesAllIsOneWhateverIsConfigured() {
        assertThat(Learned.of(Lines.batches(12, 1, 300).at(3600, 3), LEAST).secondsPerPlace())
                .hasValueCloseTo(300.0, Offset.offset(1.0));
        var taken = new Lines();
        for (int i = 0; i < 12; i++) {
            taken.served(0, 300 * i, 300 * (i + 1), 1 + i % 3);
        }
        assertThat(Learned.of(taken.at(3600, 3), LEAST).secondsPerPlace())
                .as("one after another, by turns at three counters")
                .hasValueCloseTo(300.0, Offset.offset(1.0));
    }

    @Test
    void aCounterThatLetsPeopleWaitIsNoLongerCounted() {
        var line = Lines.batches(12, 3, 300);
        for (int i = 0; i < 4; i++) {
            line.served(0, 1200 + 300 * (i / 2), 1500 + 300 * (i / 2), 1 + i % 2);
        }
        assertThat(Learned.of(line.at(1800, 3), LEAST).secondsPerPlace()).hasValueCloseTo(150.0, Offset.offset(1.0));
    }

    @Test
    void aCounterThatOpensIsCountedWithItsFirstCall() {
        var line = Lines.batches(12, 2, 300).open(0, 1700, 3);
        assertThat(Learned.of(line.at(1800, 3), LEAST).secondsPerPlace()).hasValueCloseTo(100.0, Offset.offset(1.0));
    }

    @Test
    void moreCountersAreBelievedAtOnceUntilTheCallsTellOtherwise() {
        var line = Lines.batches(12, 2, 300).countersSince(1790);
        assertThat(Learned.of(line.at(1800, 4), LEAST).secondsPerPlace()).hasValueCloseTo(75.0, Offset.offset(1.0));
        line.served(0, 1800, 2100, 1).served(0, 1800, 2100, 2).open(0, 2100, 1).open(0, 2100, 2);
        assertThat(Learned.of(line.at(2110, 4), LEAST).secondsPerPlace()).hasValueCloseTo(150.0, Offset.offset(1.0));
    }

    @Test
    void aPauseIsNoTimeAtTheCounter() {
        var line = new Lines();
        for (int i = 0; i < 12; i++) {
            double shift = i > 5 ? 1200 : 0;
            line.served(0, 300 * i + shift, 300 * (i + 1) + (i >= 5 ? 1200 : 0), 1);
        }
        line.pause(1600, 2800);
        assertThat(Learned.of(line.at(4800, 1), LEAST).secondsPerPlace()).hasValueCloseTo(300.0, Offset.offset(1.0));
    }

    @Test
    void idleTimeIsNoTimeAtTheCounter() {
        var line = new Lines();
        for (int i = 0; i < 12; i++) {
            line.served(1000 * i, 1000 * i, 1000 * i + 300, 1);
        }
        assertThat(Learned.of(line.at(12_000, 1), LEAST).secondsPerPlace()).hasValueCloseTo(300.0, Offset.offset(1.0));
        assertThat(minutes(line.at(12_000, 1), new Spot(0, 0, 1)))
                .as("nobody waits, nobody is served")
                .isZero();
    }

    @Test
    void forgottenCompletionsDontCount() {
        var line = new Lines();
        for (int i = 0; i < 40; i++) {
            double joined = i % 2 == 0 ? 0 : 300 * i - 400;
            if (i % 10 == 3) {
                line.open(joined, 300 * i, 1);
            } else {
                line.served(joined, 300 * i, i % 10 == 7 ? 300 * i + 9000 : 300 * (i + 1), 1);
            }
        }
        assertThat(Learned.of(line.at(12_000, 1), LEAST).secondsPerPlace()).hasValueCloseTo(300.0, Offset.offset(1.0));
        var quiet = new Lines();
        for (int i = 0; i < 40; i++) {
            quiet.served(9000 * i, 9000 * i, 9000 * i + (i % 10 == 3 ? 7000 : 300), 1);
        }
        assertThat(Learned.of(quiet.at(360_000, 1), LEAST).secondsPerPlace())
                .hasValueCloseTo(300.0, Offset.offset(1.0));
    }

    @Test
    void whoDoesNotShowUpTakesLessTime() {
        var line = new Lines();
        for (int i = 0; i < 20; i++) {
            line.served(0, 360 * i, 360 * i + 300, 1).noShow(0, 360 * i + 300, 360 * i + 360, 1);
        }
        assertThat(Learned.of(line.at(7200, 1), LEAST).secondsPerPlace()).hasValueCloseTo(180.0, Offset.offset(4.0));
    }

    @Test
    void someOfThoseAheadLeave() {
        var staying = new Lines();
        var leaving = new Lines();
        for (int i = 0; i < 40; i++) {
            staying.served(300 * i - 3000, 300 * i, 300 * (i + 1), 1);
            leaving.served(300 * i - 3000, 300 * i, 300 * (i + 1), 1).left(300 * i - 2000, 300 * i);
        }
        double all = minutes(staying.at(12_000, 1), new Spot(20, 1, 21));
        double some = minutes(leaving.at(12_000, 1), new Spot(20, 1, 21));
        assertThat(all).isBetween(100.0, 106.0);
        assertThat(some).isBetween(64.0, 72.0);
        assertThat(minutes(leaving.at(12_000, 1), new Spot(1, 1, 2))).isGreaterThan(8);
    }

    private static double minutes(History history, Spot spot) {
        return Learned.of(history, LEAST).at(spot).orElseThrow().seconds() / MINUTES;
    }
}
