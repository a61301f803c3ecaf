package io.gatehouse.discovery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one sweep changed.
 *
 * @param devices those that it changed, as they are now
 */
public record LanUpdate(
        SweepRecord sweep,
        List<Device> devices,
        List<DeviceChange> changes,
        @Nullable Instant lastScan) {}
