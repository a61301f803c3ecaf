package io.gatehouse.discovery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something about a device that is another now.
 *
 * @param seq the sweep that saw it; none where somebody did it
 * @param before none where there was nothing
 */
public record DeviceChange(
        long position,
        UUID deviceId,
        @Nullable Long seq,
        Instant at,
        Kind kind,
        @Nullable String before,
        @Nullable String after) {

    /** What about it. */
    public enum Kind {
        APPEARED,
        STATE,
        IP,
        MAC,
        HOSTNAME,
        SCANNER,
        LABEL,
        /** Another entry, known by its address alone, turned out to be this device. */
        MERGED;

        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
