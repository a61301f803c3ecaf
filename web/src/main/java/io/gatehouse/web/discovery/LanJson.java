package io.gatehouse.web.discovery;

import io.gatehouse.discovery.Lan;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * {@code lastScan} is when a sweep last succeeded, {@code seq} the number of the last that is over; {@code running} and {@code
 * lastSweep} say more of the sweep that runs and of the last.
 */
@Schema(name = "Lan")
public record LanJson(
        List<DeviceJson> devices,
        @Nullable Instant lastScan,
        boolean scanning,
        long seq,
        @Nullable SweepJson running,
        @Nullable SweepJson lastSweep) {

    static LanJson of(Lan lan) {
        return new LanJson(
                lan.devices().stream().map(DeviceJson::of).toList(),
                lan.lastScan(),
                lan.scanning(),
                lan.seq(),
                SweepJson.orNull(lan.running()),
                SweepJson.orNull(lan.last()));
    }
}
