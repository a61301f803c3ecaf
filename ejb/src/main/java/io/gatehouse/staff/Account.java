package io.gatehouse.staff;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's account as administrators see it.
 *
 * @param invited whether an invitation waits to be accepted
 * @param hasPassword whether one was ever chosen
 * @param sessions how many last at present
 */
public record Account(
        UUID id,
        String username,
        AccountDetails details,
        boolean disabled,
        boolean invited,
        boolean hasPassword,
        @Nullable Instant lastSignIn,
        int sessions) {}
