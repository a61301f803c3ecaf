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
public class Passes {

    private static final int MOST_KNOWN = 20_000;

    /** Being seen is worth one write in this time, not one a call; a scanner that beats needs none. */
    private static final Duration SEEN_RESOLUTION = Duration.ofSeconds(30);

    @Inject
    private PassStore store;

    @Inject
    private RightsWatch watch;

    @Inject
    private Heartbeats heartbeats;

    @Inject
    private Clock clock;

    private final Map<String, Pass> byToken = new ConcurrentHashMap<>();
    private final Map<UUID, Pass> byScanner = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> seen = new ConcurrentHashMap<>();

    /** Whose token it is, whatever that scanner may do. */
    public Optional<Pass> ofToken(String token) {
        String hash = hash(token);
        Pass known = byToken.get(hash);
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

    public Pass of(UUID scannerId) {
        Pass known = byScanner.get(scannerId);
        if (known == null || !holds(known)) {
            known = store.of(scannerId).orElseThrow(() -> ProblemException.notFound("scanner"));
            remember(byScanner, scannerId, known);
        }
        return known;
    }

    /** Read anew, all by one statement; of tokens that are nobody's any more, nothing. */
    public Map<String, Pass> again(Collection<String> tokens) {
        List<String> hashes = new ArrayList<>();
        tokens.forEach(token -> hashes.add(hash(token)));
        Map<String, Pass> read = store.ofTokens(hashes);
        Map<String, Pass> found = new HashMap<>();
        for (String token : tokens) {
            String hash = hash(token);
            Pass pass = read.get(hash);
            if (pass == null) {
                byToken.remove(hash);
            } else {
                remember(byToken, hash, pass);
                remember(byScanner, pass.scannerId(), pass);
                found.put(token, pass);
            }
        }
        return found;
    }

    private boolean holds(Pass pass) {
        return watch.rightsHold(pass.eventId(), pass.rights());
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
