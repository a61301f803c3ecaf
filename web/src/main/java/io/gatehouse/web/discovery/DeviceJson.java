package io.gatehouse.web.discovery;

import io.gatehouse.discovery.Device;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Device")
public record DeviceJson(
        UUID id,
        String ip,
        @Nullable String mac,
        @Nullable String hostname,
        @Nullable String vendor,
        boolean randomised,
        @Nullable String label,

        @Schema(enumeration = {"online", "suspect", "offline"})
        String state,

        @Schema(minimum = "0", maximum = "100") int confidence,

        @Schema(description = "Whether it is the machine that swept")
        boolean self,

        Instant firstSeen,
        Instant lastSeen,
        @Nullable UUID scannerId) {

    static DeviceJson of(Device device) {
        return new DeviceJson(
                device.id(),
                device.ip(),
                device.mac(),
                device.hostname(),
                device.vendor(),
                device.randomised(),
                device.label(),
                device.state().wire(),
                device.confidence(),
                device.self(),
                device.firstSeen(),
                device.lastSeen(),
                device.scannerId());
    }
}
