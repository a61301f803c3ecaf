package io.gatehouse.admission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which held uploads of an event; what is not given doesn't matter. */
public record HeldFilter(
        boolean waiting, @Nullable UUID scannerId, @Nullable Why why) {

    public static final HeldFilter WAITING = new HeldFilter(true, null, null);
}
