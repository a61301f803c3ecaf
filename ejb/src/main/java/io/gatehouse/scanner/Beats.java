package io.gatehouse.scanner;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The newest heartbeat of each scanner, and which of them the table knows. */
final class Beats {

    /** After that long a silence the table knows enough. */
    private static final Duration FORGETTING = Duration.ofHours(1);

    /** @param kept as it stands in the table */
    private record Known(Pulse newest, @Nullable Pulse kept) {

        boolean isKept() {
            return newest.equals(kept);
        }
    }

    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    boolean know(UUID scannerId) {
        return known.containsKey(scannerId);
    }

    @Nullable
    Pulse newest(UUID scannerId) {
        Known one = known.get(scannerId);
        return one == null ? null : one.newest();
    }

    /** What the table knows of a scanner that has not been heard here yet. */
    void recall(UUID scannerId, Pulse kept) {
        known.putIfAbsent(scannerId, new Known(kept, kept));
    }

    void add(UUID scannerId, Heartbeat beat, @Nullable String address, Instant now) {
        known.compute(
                scannerId,
                (id, before) -> before == null
                        ? new Known(Pulse.after(null, beat, address, now), null)
                        : new Known(Pulse.after(before.newest(), beat, address, now), before.kept()));
    }

    /** What should be written now. */
    Map<UUID, Pulse> due(Instant now) {
        Map<UUID, Pulse> due = new HashMap<>();
        known.forEach((id, one) -> {
            if (one.newest().worthKeeping(one.kept(), now)) {
                due.put(id, one.newest());
            }
        });
        return due;
    }

    void areKept(Map<UUID, Pulse> pulses) {
        pulses.forEach((id, pulse) -> known.computeIfPresent(id, (same, one) -> new Known(one.newest(), pulse)));
    }

    void forgetTheSilent(Instant now) {
        Instant then = now.minus(FORGETTING);
        known.values().removeIf(one -> one.isKept() && one.newest().at().isBefore(then));
    }
}
