package io.gatehouse.queue.estimate.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A small edition of the study, with room for chance: docs/estimates.md has the figures. */
class EstimatesTest {

    private static final int DAYS = 40;
    private static final int BLOCK = 77;

    @ParameterizedTest
    @FieldSource("io.gatehouse.queue.estimate.study.Scenario#ALL")
    void promisesComeTrue(Scenario scenario) {
        var told = Study.of(scenario, BLOCK, DAYS).told();
        assertThat(told.ratio()).isLessThan(scenario.wanted());
        assertThat(told.covered()).isBetween(0.74, 0.86);
    }
}
