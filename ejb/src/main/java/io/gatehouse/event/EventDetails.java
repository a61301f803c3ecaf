package io.gatehouse.event;

import io.gatehouse.common.Violations;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What an admin says about an event. Its times refuse nobody; checkpoints and tickets have windows of their own.
 *
 * @param weakCodesOffline whether offline doors may know codes so short that who steals a scanner could try them out
 */
public record EventDetails(
        String name,
        ZoneId timezone,
        Instant startsAt,
        Instant endsAt,
        @Nullable Integer capacity,
        boolean weakCodesOffline) {

    private static final int LONGEST_NAME = 200;

    public EventDetails {
        new Violations()
                .text("name", name, LONGEST_NAME)
                .check(timezone != null, "timezone", "must be given")
                .check(startsAt != null, "startsAt", "must be given")
                .check(endsAt != null, "endsAt", "must be given")
                .check(
                        startsAt == null || endsAt == null || startsAt.isBefore(endsAt),
                        "endsAt",
                        "must be after startsAt")
                .range("capacity", capacity, 1, Integer.MAX_VALUE)
                .orThrow();
    }
}
