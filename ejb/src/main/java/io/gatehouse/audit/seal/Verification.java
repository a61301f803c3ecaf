package io.gatehouse.audit.seal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check has found: how much it looked at, how many rows are not sealed yet, the newest seal, and what is broken,
 * the first of it first.
 */
public record Verification(
        long records,
        long scans,
        long seals,
        long unsealed,
        @Nullable Seal newest,
        List<Broken> broken) {

    /** So much is listed; who has that much to read knows enough. */
    public static final int MOST_LISTED = 100;

    public boolean ok() {
        return broken.isEmpty();
    }

    public Optional<Broken> first() {
        return broken.stream().findFirst();
    }
}
