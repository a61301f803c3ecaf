package io.gatehouse.scanner;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What scanners may do, remembered from call to call for as long as {@link RightsWatch} confirms it: a scanner that calls
 * ten times a minute costs no statement, and one that is suspended is read anew within a second. No boundary, for it is
 * asked before it is known who calls.
 */
@ApplicationScoped
public class Badges {

    private static final int MOST_KNOWN = 20_000;

    /** Being seen is worth one write in this time, not one a call; a scanner that beats needs none. */
    private static final Duration SEEN_RESOLUTION = Duration.ofSeconds(30);

    @Inject
    private BadgeStore store;

    @Inject
    private RightsWatch watch;

    @Inject
    private Heartbeats heartbeats;

    @Inject
    private Clock clock;

    private final Map<String, Badge> byToken = new ConcurrentHashMap<>();
    private final Map<UUID, Badge> byScanner = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> seen = new ConcurrentHashMap<>();

    /** Whose token it is, whatever that scanner may do. */
    public Optional<Badge> ofToken(String token) {
        String hash = hash(token);
        Badge known = byToken.get(hash);
        if (known == null || !holds(known)) {
            known = store.ofTokens(List.of(hash)).get(hash);
            if (known == null) {
                byToken.remove(hash);
                return Optional.empty();
            }
            remember(byToken, hash, known);
            remember(byScanner, known.scannerId(), known);
        }
        see(known.scannerId());
        return Optional.of(known);
    }

    public Badge of(UUID scannerId) {
        Badge known = byScanner.get(scannerId);
        if (known == null || !holds(known)) {
            known = store.of(scannerId).orElseThrow(() -> ProblemException.notFound("scanner"));
            remember(byScanner, scannerId, known);
        }
        return known;
    }

    /** Read anew, all by one statement; of tokens that are nobody's any more, nothing. */
    public Map<String, Badge> again(Collection<String> tokens) {
        List<String> hashes = new ArrayList<>();
        tokens.forEach(token -> hashes.add(hash(token)));
        Map<String, Badge> read = store.ofTokens(hashes);
        Map<String, Badge> found = new HashMap<>();
        for (String token : tokens) {
            String hash = hash(token);
            Badge badge = read.get(hash);
            if (badge == null) {
                byToken.remove(hash);
            } else {
                remember(byToken, hash, badge);
                remember(byScanner, badge.scannerId(), badge);
                found.put(token, badge);
            }
        }
        return found;
    }

    private boolean holds(Badge badge) {
        return watch.rightsHold(badge.eventId(), badge.rights());
    }

    private void see(UUID scannerId) {
        Instant now = clock.instant();
        Instant stale = now.minus(SEEN_RESOLUTION);
        Instant before = seen.get(scannerId);
        if ((before == null || before.isBefore(stale)) && !heartbeats.heardSince(scannerId, stale)) {
            remember(seen, scannerId, now);
            store.seen(scannerId, now);
        }
    }

    private static <K, V> void remember(Map<K, V> known, K key, V value) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(key, value);
    }

    private static String hash(String token) {
        return HexFormat.of().formatHex(Secrets.hash(token));
    }
}
