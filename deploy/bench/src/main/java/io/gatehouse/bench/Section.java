package io.gatehouse.bench;

import java.util.List;

/**
 * A part of the report.
 *
 * @param chart by what its series are drawn
 * @param notes what a reader must know to trust the figures
 */
record Section(String title, Chart chart, List<Series> series, List<Claim> claims, List<String> notes) {

    /** What a bar is long for. */
    enum Chart {
        RATE,
        P99,
        NONE
    }
}
