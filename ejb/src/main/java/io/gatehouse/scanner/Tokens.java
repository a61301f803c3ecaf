package io.gatehouse.scanner;

import io.gatehouse.common.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose tokens these are, remembered for a second: a scanner that scans ten times a second is looked up once. Only who it
 * is, never what it may do: that is read anew for each scan. And that it was seen is worth one write in a while. No
 * boundary, for it is asked with every request and mostly needs no transaction.
 */
@ApplicationScoped
public class Tokens {

    /** How a scanner's token begins. */
    public static final String PREFIX = "ghk_";

    private static final Duration TRUST = Duration.ofSeconds(1);
    private static final Duration SEEN_RESOLUTION = Duration.ofSeconds(30);
    private static final int MOST_KNOWN = 10_000;

    private record Known(UUID scannerId, Instant until) {}

    @Inject
    private ScannerStore store;

    @Inject
    private Clock clock;

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> seen = new ConcurrentHashMap<>();

    public Optional<UUID> owner(String token) {
        Instant now = clock.instant();
        byte[] hash = Secrets.hash(token);
        String key = HexFormat.of().formatHex(hash);
        Known before = known.get(key);
        if (before != null && now.isBefore(before.until())) {
            return Optional.of(before.scannerId());
        }
        Optional<UUID> owner = store.idOf(hash);
        if (known.size() >= MOST_KNOWN) {
            known.clear();
            seen.clear();
        }
        owner.ifPresent(scannerId -> {
            known.put(key, new Known(scannerId, now.plus(TRUST)));
            note(scannerId, now);
        });
        return owner;
    }

    private void note(UUID scannerId, Instant now) {
        Instant stale = now.minus(SEEN_RESOLUTION);
        Instant before = seen.put(scannerId, now);
        if (before == null || before.isBefore(stale)) {
            store.seen(scannerId, now, stale);
        } else {
            seen.put(scannerId, before);
        }
    }
}
