package io.gatehouse.web.discovery;

import io.gatehouse.discovery.DeviceChange;
import io.gatehouse.discovery.DeviceChange.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something about a device that is another now; {@code seq} is null of what no sweep saw but somebody did. */
@Schema(name = "DeviceChange")
public record ChangeJson(
        UUID deviceId,

        @Schema(enumeration = {"appeared", "state", "ip", "mac", "hostname", "scanner", "label", "merged", "removed"})
        String kind,

        @Nullable String from,
        @Nullable String to,
        Instant at,
        @Nullable Long seq) {

    static ChangeJson of(DeviceChange change) {
        return new ChangeJson(
                change.deviceId(), change.kind().wire(), change.before(), change.after(), change.at(), change.seq());
    }

    /** One that turned out to be another device is told as removed, too. */
    static List<ChangeJson> of(List<DeviceChange> changes) {
        return changes.stream().flatMap(ChangeJson::told).toList();
    }

    private static Stream<ChangeJson> told(DeviceChange change) {
        ChangeJson told = of(change);
        String other = change.before();
        return change.kind() == Kind.MERGED && other != null
                ? Stream.of(told, new ChangeJson(UUID.fromString(other), "removed", null, null, told.at, told.seq))
                : Stream.of(told);
    }
}
