package io.gatehouse.discovery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the network at this moment.
 *
 * @param seq the last sweep that is over; 0 before the first
 * @param lastScan when a sweep last succeeded
 * @param running the sweep that is not over yet
 * @param last the newest that is over, with or without success
 */
public record Lan(
        long seq,
        List<Device> devices,
        @Nullable Instant lastScan,
        @Nullable SweepRecord running,
        @Nullable SweepRecord last) {

    public boolean scanning() {
        return running != null;
    }
}
