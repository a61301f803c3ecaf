package io.gatehouse.discovery.sweep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep knows about one address.
 *
 * @param mac six hexadecimal pairs in small letters with colons; {@code null} where the system doesn't tell (behind a router)
 * @param age how old the newest proof is: nothing if fresh, {@code null} if there is none that anybody remembers
 */
public record Sighting(
        String ip,
        @Nullable String mac,
        Evidence evidence,
        @Nullable Duration age) {

    public Sighting(String ip, @Nullable String mac, Evidence evidence) {
        this(ip, mac, evidence, evidence.fresh() ? Duration.ZERO : null);
    }

    public boolean fresh() {
        return evidence.fresh();
    }
}
