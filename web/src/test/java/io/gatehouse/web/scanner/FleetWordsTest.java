package io.gatehouse.web.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetWordsTest {

    @ParameterizedTest
    @CsvSource({
        "5000, 5 s ahead",
        "-59999, 59 s behind",
        "180000, 3 min ahead",
        "-3599999, 59 min behind",
        "7200000, 2 h ahead",
        "-172799999, 47 h behind",
        "172800000, 2 days ahead"
    })
    void aClockIsToldByItsLargestUnit(long offsetMs, String expected) {
        assertThat(FleetWords.clockIs(offsetMs)).isEqualTo(expected);
    }
}
