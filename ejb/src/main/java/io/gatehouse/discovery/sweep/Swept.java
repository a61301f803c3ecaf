package io.gatehouse.discovery.sweep;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sweep found, in the order of the addresses.
 *
 * @param seen each address at most once, the unconfirmed included
 * @param gone addresses that {@link Sweeper#confirm} saw the system ask again, three times and in vain: never in a sweep's own answer
 * @param unswept the subnets that couldn't be looked at, though others could, with the reason for people: their silence says nothing
 * @param probed how many addresses were looked at, this machine's own included
 */
public record Swept(List<Sighting> seen, Set<String> gone, Map<Subnet, String> unswept, int probed, Duration took) {

    public Swept {
        seen = List.copyOf(seen);
        gone = Set.copyOf(gone);
        unswept = Map.copyOf(unswept);
    }

    public Swept(List<Sighting> seen, int probed, Duration took) {
        this(seen, Set.of(), Map.of(), probed, took);
    }
}
