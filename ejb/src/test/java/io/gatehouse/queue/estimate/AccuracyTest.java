package io.gatehouse.queue.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AccuracyTest {

    private static final Offset<Double> EXACTLY = Offset.offset(1e-6);

    @Test
    void nobodyWasToldAnything() {
        var accuracy =
                Accuracy.of(new Lines().served(0, 10, 20, 1).open(0, 15, 1).at(100, 1));
        assertThat(accuracy.guests()).isZero();
        assertThat(accuracy.typicalMissSeconds()).isEmpty();
        assertThat(accuracy.meanMissSeconds()).isEmpty();
        assertThat(accuracy.covered()).isEmpty();
    }

    @Test
    void whatWasToldIsComparedWithWhatCameTrue() {
        var wait = new Wait(100, 50, 130);
        var accuracy = Accuracy.of(new Lines()
                .promised(0, 110, wait)
                .promised(0, 130, wait)
                .promised(0, 40, wait)
                .promised(0, 300, wait)
                .at(1000, 1));
        assertThat(accuracy.guests()).isEqualTo(4);
        assertThat(accuracy.typicalMissSeconds()).hasValueCloseTo(45.0, EXACTLY);
        assertThat(accuracy.meanMissSeconds()).hasValueCloseTo(75.0, EXACTLY);
        assertThat(accuracy.covered()).hasValueCloseTo(0.5, EXACTLY);
    }

    @Test
    void onlyTheLastFiftyCount() {
        var lines = new Lines();
        for (int i = 0; i < 80; i++) {
            lines.promised(1000 * i, 1000 * i + (i < 30 ? 900 : 10), new Wait(10, 5, 20));
        }
        var accuracy = Accuracy.of(lines.at(100_000, 1));
        assertThat(accuracy.guests()).isEqualTo(50);
        assertThat(accuracy.meanMissSeconds()).hasValueCloseTo(0.0, EXACTLY);
        assertThat(accuracy.covered()).hasValueCloseTo(1.0, EXACTLY);
    }
}
