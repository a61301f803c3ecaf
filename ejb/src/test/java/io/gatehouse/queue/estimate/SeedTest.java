package io.gatehouse.queue.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SeedTest {

    @Test
    void numbersAheadTimesTheMovingAverageInOrderOfCompletion() {
        // The second is called first and done last.
        var history = new Lines()
                .served(0, 100, 200, 1)
                .served(0, 50, 250, 2)
                .noShow(0, 10, 20, 1)
                .open(0, 210, 1)
                .at(300, 2);
        var seed = Seed.of(history, 2);
        assertThat(seed.samples()).isEqualTo(2);
        assertThat(seed.secondsPerPlace()).hasValueCloseTo(0.7 * 100 + 0.3 * 200, Offset.offset(1e-6));
        var wait = seed.at(new Spot(0, 0, 5)).orElseThrow();
        assertThat(wait.seconds()).isCloseTo(5 * 130, Offset.offset(1e-6));
        assertThat(wait.least()).isLessThan(wait.seconds());
        assertThat(wait.most()).isGreaterThan(wait.seconds());
    }

    @Test
    void nothingIsSaidBeforeEnoughWereServed() {
        var seed = Seed.of(new Lines().served(0, 100, 200, 1).at(300, 2), 2);
        assertThat(seed.at(new Spot(3, 0, 5))).isEmpty();
        assertThat(seed.secondsPerPlace()).isEmpty();
    }
}
