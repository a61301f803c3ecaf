package io.gatehouse.bench;

import java.time.Duration;
import java.util.Map;

/** One measurement and what it cost. */
record Run(Measurement measured, Map<String, Duration> cpu) {

    /** Microseconds of processor time a scan. */
    double microseconds(String part) {
        return cpu.getOrDefault(part, Duration.ZERO).toNanos() / 1e3 / Math.max(1, measured.scans());
    }
}
