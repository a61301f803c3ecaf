package io.gatehouse.scanner;

import io.gatehouse.common.Secrets;
import jakarta.ejb.EJB;
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
 * Whose tokens these are, remembered for some seconds: a scanner that scans ten times a second is looked up once. Only who it
 * is, never what it may do: that is read anew for each scan. No
 * boundary, for it is asked with every request and seldom has to look.
 */
@ApplicationScoped
public class Tokens {

    /** How a scanner's token begins. */
    public static final String PREFIX = "ghk_";

    private static final Duration TRUST = Duration.ofSeconds(5);
    private static final int MOST_KNOWN = 10_000;

    private record Known(UUID scannerId, Instant until) {}

    @EJB
    private Scanners scanners;

    @Inject
    private Clock clock;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public Optional<UUID> owner(String token) {
        Instant now = clock.instant();
        String key = HexFormat.of().formatHex(Secrets.hash(token));
        Known before = known.get(key);
        if (before != null && now.isBefore(before.until())) {
            return Optional.of(before.scannerId());
        }
        Optional<UUID> owner = scanners.authenticate(token);
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        owner.ifPresent(scannerId -> known.put(key, new Known(scannerId, now.plus(TRUST))));
        return owner;
    }
}
