package io.gatehouse.discovery.sweep;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Sweeps neighbours on Linux: a packet to each address makes the kernel ask who has it, and the table shows who answered. An
 * entry that came into being after its packet is proof. One that was complete before is none: its host is tried by connecting
 * too, and stays unconfirmed if it is silent.
 */
final class ArpSweep {

    private static final long GLANCE_MILLIS = 40;

    private final SweepLimits limits;
    private final NeighbourTable table;
    private final String device;
    private final Set<String> remembered = new HashSet<>();

    ArpSweep(SweepLimits limits, NeighbourTable table, String device) {
        this.limits = limits;
        this.table = table;
        this.device = device;
    }

    Optional<String> sweep(Subnet subnet, List<String> hosts, Found found, Progress progress)
            throws IOException, InterruptedException {
        if (hosts.isEmpty()) {
            return Optional.empty();
        }
        Optional<IOException> failure = Optional.empty();
        boolean sent = false;
        try (Pokes pokes = new Pokes(limits);
                Knocks knocks = new Knocks(limits)) {
            for (int from = 0; from < hosts.size(); from += limits.chunk()) {
                List<String> chunk = hosts.subList(from, Math.min(hosts.size(), from + limits.chunk()));
                long begin = System.nanoTime();
                Set<String> entries = neighbours().keySet();
                List<String> old = chunk.stream().filter(entries::contains).toList();
                remembered.addAll(old);
                knocks.add(old, true);
                Optional<IOException> failed = Optional.ofNullable(pokes.send(chunk));
                sent |= failed.isEmpty();
                failure = failed.isPresent() ? failed : failure;
                boolean last = from + chunk.size() == hosts.size();
                long end = last
                        ? System.nanoTime() + limits.listen().toNanos()
                        : begin + limits.chunkTime().toNanos();
                look(hosts.subList(0, from + chunk.size()), end, knocks, found);
                progress.report(from + chunk.size(), hosts.size());
            }
            while (knocks.step(GLANCE_MILLIS)) {
                // Only where there are more old entries than could be tried while listening.
            }
            knocks.alive().forEach((ip, how) -> found.add(ip, null, how));
        }
        return sent ? Optional.empty() : failure.map(e -> "%s can't be reached: %s.".formatted(subnet, e.getMessage()));
    }

    private void look(List<String> asked, long end, Knocks knocks, Found found)
            throws IOException, InterruptedException {
        boolean knocking = true;
        do {
            note(asked, found);
            if (knocking) {
                knocking = knocks.step(GLANCE_MILLIS);
            } else {
                TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
            }
        } while (System.nanoTime() < end);
        note(asked, found);
    }

    private void note(List<String> asked, Found found) throws IOException {
        Map<String, Neighbour> now = neighbours();
        // Who was forgotten in between and is there again has answered.
        remembered.retainAll(now.keySet());
        for (String ip : asked) {
            Neighbour entry = now.get(ip);
            if (entry != null) {
                found.add(ip, entry.mac(), remembered.contains(ip) ? Evidence.UNCONFIRMED : Evidence.ARP);
            }
        }
    }

    private Map<String, Neighbour> neighbours() throws IOException {
        return table.read().entrySet().stream()
                .filter(entry -> device.equals(entry.getValue().device()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
