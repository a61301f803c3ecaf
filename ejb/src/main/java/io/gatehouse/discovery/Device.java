package io.gatehouse.discovery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that answered on the network.
 *
 * @param mac none while it is not known, as beyond a router
 * @param vendor by the first digits of its MAC
 * @param randomised whether its MAC is one that it made up
 * @param label what people call it
 * @param confidence how sure it is, from 0 to 100, that it is there at this moment
 * @param self whether it is the machine that swept
 * @param scannerId the paired scanner that beat from its address
 */
public record Device(
        UUID id,
        String ip,
        @Nullable String mac,
        @Nullable String hostname,
        @Nullable String vendor,
        boolean randomised,
        @Nullable String label,
        DeviceState state,
        int confidence,
        boolean self,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable UUID scannerId) {}
