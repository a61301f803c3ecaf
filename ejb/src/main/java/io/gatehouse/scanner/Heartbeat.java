package io.gatehouse.scanner;

import io.gatehouse.common.Violations;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a scanner says of itself every few seconds.
 *
 * @param deviceId the device by its own name; who beats is told by its token alone
 * @param type none where the way of speaking leaves no room for it
 * @param queued how many scans wait in the device to be handed in
 * @param sentAt by the scanner's own clock
 * @param done the commands that it has carried out
 */
public record Heartbeat(
        String deviceId,
        @Nullable ConnectionType type,
        @Nullable Integer battery,
        @Nullable Integer queued,
        @Nullable Instant sentAt,
        @Nullable String version,
        Set<UUID> done) {

    public Heartbeat(
            String deviceId,
            @Nullable ConnectionType type,
            @Nullable Integer battery,
            @Nullable Integer queued,
            @Nullable Instant sentAt,
            @Nullable String version) {
        this(deviceId, type, battery, queued, sentAt, version, Set.of());
    }

    private static final int LONGEST_DEVICE_ID = 200;
    private static final int LONGEST_VERSION = 100;
    private static final int MOST_DONE = 100;
    private static final int FULL = 100;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    public Heartbeat {
        done = Set.copyOf(done);
        new Violations()
                .text("deviceId", deviceId, LONGEST_DEVICE_ID)
                .range("battery", battery, 0, FULL)
                .check(queued == null || queued >= 0, "queued", "must not be negative")
                .check(
                        sentAt == null || !(sentAt.isBefore(EARLIEST) || sentAt.isAfter(LATEST)),
                        "sentAt",
                        "must be in the years 1 to 9999")
                .optionalText("version", version, LONGEST_VERSION)
                .check(done.size() <= MOST_DONE, "done", "must name at most " + MOST_DONE + " commands")
                .orThrow();
    }
}
