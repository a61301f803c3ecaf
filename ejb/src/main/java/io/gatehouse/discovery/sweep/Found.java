package io.gatehouse.discovery.sweep;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one sweep has found so far: for each address its best evidence. */
final class Found {

    private final Map<String, Sighting> byAddress = new HashMap<>();

    /** Fresh evidence is kept against any that comes later; a hardware address is never forgotten. */
    void add(String ip, @Nullable String mac, Evidence evidence) {
        Sighting known = byAddress.get(ip);
        if (known == null) {
            byAddress.put(ip, new Sighting(ip, mac, evidence));
            return;
        }
        boolean better = evidence.fresh() && !known.fresh();
        byAddress.put(ip, new Sighting(ip, mac == null ? known.mac() : mac, better ? evidence : known.evidence()));
    }

    boolean has(String ip) {
        return byAddress.containsKey(ip);
    }

    Optional<Sighting> of(String ip) {
        return Optional.ofNullable(byAddress.get(ip));
    }

    boolean anyUnconfirmed() {
        return byAddress.values().stream().anyMatch(sighting -> !sighting.fresh());
    }
}
