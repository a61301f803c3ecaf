package io.gatehouse.discovery.sweep;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sweeps by connecting to a few ports, where the table of neighbours can't be read all the time or tells nothing: on other
 * systems, behind a router, over loopback. Who is silent to all of them is seen only if the system's table, read once before
 * and once after, shows that it answered for its hardware address.
 */
final class TcpSweep {

    private static final long GLANCE_MILLIS = 50;

    private final SweepLimits limits;
    private final Optional<NeighbourTable> table;
    private final boolean attached;

    TcpSweep(SweepLimits limits, Optional<NeighbourTable> table, boolean attached) {
        this.limits = limits;
        this.table = table;
        this.attached = attached;
    }

    Optional<String> sweep(Subnet subnet, List<String> hosts, Found found, Progress progress) throws IOException {
        if (hosts.isEmpty()) {
            return Optional.empty();
        }
        Set<String> before = new HashSet<>(entries().keySet());
        try (Knocks knocks = new Knocks(limits)) {
            knocks.add(hosts, false);
            int tries = Math.max(1, knocks.left());
            while (knocks.step(GLANCE_MILLIS)) {
                progress.report((int) ((long) hosts.size() * (tries - knocks.left()) / tries), hosts.size());
            }
            Map<String, Neighbour> after = entries();
            for (String ip : hosts) {
                Neighbour entry = after.get(ip);
                String mac = entry == null ? null : entry.mac();
                Evidence how = knocks.alive().get(ip);
                if (how != null) {
                    found.add(ip, mac, how);
                } else if (entry != null) {
                    found.add(ip, mac, before.contains(ip) ? Evidence.REMEMBERED : Evidence.ARP);
                }
            }
            return hosts.stream().anyMatch(found::has) ? Optional.empty() : nobody(subnet, knocks);
        }
    }

    private Optional<String> nobody(Subnet subnet, Knocks knocks) {
        if (knocks.silent().isEmpty()) {
            return Optional.of("%s can't be reached: this machine has no way there.".formatted(subnet));
        }
        // Behind a router an empty subnet can't be told from a way that is cut.
        return attached
                ? Optional.empty()
                : Optional.of(
                        "Nobody in %s answered, not even with a refusal; the way there may be cut.".formatted(subnet));
    }

    private Map<String, Neighbour> entries() throws IOException {
        return table.isPresent() ? table.get().read() : Map.of();
    }
}
