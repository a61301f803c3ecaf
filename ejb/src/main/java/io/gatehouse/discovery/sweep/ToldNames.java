package io.gatehouse.discovery.sweep;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Names by address, of the subnets that are looked at. An address is somebody else's tomorrow, and what is told may be a flood:
 * a name that isn't told again is dropped after a while, and the oldest first where there are too many.
 */
final class ToldNames {

    static final Duration KEPT = Duration.ofMinutes(75);
    static final int MOST = 4_096;

    /** So much later who had an address may still have told its name. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final List<Subnet> within;
    private final LongSupplier nanos;

    /** Those told last at the end. */
    private final Map<String, Told> names = new LinkedHashMap<>();

    private final Map<String, Owner> owners = new HashMap<>();

    private record Told(String name, long at) {}

    private record Owner(String mac, long provenAt) {}

    ToldNames(Collection<Subnet> within, LongSupplier nanos) {
        this.within = List.copyOf(within);
        this.nanos = nanos;
    }

    synchronized void note(String ip, String name) {
        if (isWithin(ip)) {
            names.remove(ip);
            names.put(ip, new Told(name, nanos.getAsLong()));
            if (names.size() > MOST) {
                names.remove(names.keySet().iterator().next());
            }
        }
    }

    /** There is proof of that MAC at that address: what another there was called is forgotten. */
    synchronized void proven(String ip, String mac) {
        if (!isWithin(ip)) {
            return;
        }
        Owner before = owners.put(ip, new Owner(mac, nanos.getAsLong()));
        Told told = names.get(ip);
        if (before != null && told != null && !before.mac.equals(mac) && told.at - before.provenAt <= SLACK.toNanos()) {
            names.remove(ip);
        }
    }

    synchronized Map<String, String> now() {
        long now = nanos.getAsLong();
        Iterator<Told> oldest = names.values().iterator();
        while (oldest.hasNext() && now - oldest.next().at > KEPT.toNanos()) {
            oldest.remove();
        }
        Map<String, String> told = new HashMap<>();
        names.forEach((ip, name) -> told.put(ip, name.name));
        return told;
    }

    private boolean isWithin(String ip) {
        return within.stream().anyMatch(subnet -> subnet.contains(ip));
    }
}
