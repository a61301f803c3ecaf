package io.gatehouse.discovery;

import io.gatehouse.common.Violations;
import java.util.List;

/**
 * What may be done to find devices.
 *
 * @param enabled nothing is sent or listened to otherwise
 * @param subnets where, in the notation 192.168.1.0/24
 * @param sweep whether each address of them may be asked
 * @param mdns whether names are asked for by multicast DNS, and ours is announced
 * @param ssdp whether names are asked for by SSDP
 * @param history whether it goes on while nobody watches, so that the history has no gaps
 */
public record DiscoverySettings(
        boolean enabled,
        List<String> subnets,
        boolean sweep,
        boolean mdns,
        boolean ssdp,
        int intervalSeconds,
        boolean history) {

    static final int SHORTEST_INTERVAL = 10;
    static final int LONGEST_INTERVAL = 86_400;
    private static final int MOST_SUBNETS = 16;

    public DiscoverySettings {
        subnets = List.copyOf(subnets);
        new Violations()
                .check(!enabled || !subnets.isEmpty(), "subnets", "must name what may be looked at")
                .check(subnets.size() <= MOST_SUBNETS, "subnets", "must be at most " + MOST_SUBNETS)
                .range("intervalSeconds", intervalSeconds, SHORTEST_INTERVAL, LONGEST_INTERVAL)
                .orThrow();
    }

    boolean sweeps() {
        return enabled && sweep;
    }

    boolean asksForNames() {
        return enabled && (mdns || ssdp);
    }

    DiscoverySettings naming(List<String> others) {
        return new DiscoverySettings(enabled, others, sweep, mdns, ssdp, intervalSeconds, history);
    }
}
