package io.gatehouse.discovery.sweep;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks once at subnets and says who is there. Blocking, one look at a time (a second caller waits), given up when its thread
 * is interrupted. Needs no privilege.
 */
public final class Sweeper {

    /** The most addresses that one sweep takes: four subnets of the largest size. */
    public static final int MOST = 4 * 4094;

    private final SweepLimits limits;
    private final NeighbourTable table;
    private final KernelStates kernel;
    private final Map<String, Long> proven = new HashMap<>();
    private final Map<Subnet, String> askedAt = new LinkedHashMap<>();
    private final AtomicInteger sweepsWanted = new AtomicInteger();
    private long poked;

    public Sweeper() {
        this(SweepLimits.USUAL);
    }

    public Sweeper(SweepLimits limits) {
        this(limits, NeighbourTable.ofThisSystem(), new KernelStates());
    }

    Sweeper(SweepLimits limits, NeighbourTable table, KernelStates kernel) {
        this.limits = limits;
        this.table = table;
        this.kernel = kernel;
    }

    /**
     * Under two seconds for a /24.
     *
     * @throws SweepFailed where none of the subnets could be looked at, or the thread was interrupted (it stays so)
     * @throws IllegalArgumentException where a subnet is too large ({@link Subnet#refusal()}), none is named, or too many
     */
    public Swept sweep(List<Subnet> subnets, Progress progress) throws SweepFailed {
        sweepsWanted.incrementAndGet();
        try {
            return sweepAlone(subnets, progress);
        } finally {
            sweepsWanted.decrementAndGet();
        }
    }

    private synchronized Swept sweepAlone(List<Subnet> subnets, Progress progress) throws SweepFailed {
        long begin = System.nanoTime();
        Map<Subnet, List<String>> hosts = hosts(subnets);
        int total = hosts.values().stream().mapToInt(List::size).sum();
        Found found = new Found();
        Map<Subnet, String> unswept = new TreeMap<>();
        try {
            List<Attachment> own = Attachment.ofThisMachine();
            poked = System.nanoTime();
            askedAt.clear();
            int before = 0;
            for (Map.Entry<Subnet, List<String>> each : hosts.entrySet()) {
                Subnet subnet = each.getKey();
                int done = before;
                Progress here = (sofar, all) -> progress.report(done + sofar, total);
                sweep(subnet, each.getValue(), own, found, here).ifPresent(why -> unswept.put(subnet, why));
                before += each.getValue().size();
                progress.report(before, total);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SweepFailed("The sweep was given up.", e);
        } catch (IOException e) {
            throw failure(e);
        }
        if (unswept.size() == hosts.size()) {
            throw new SweepFailed(String.join(" ", unswept.values()));
        }
        return new Swept(
                sightings(hosts.values(), found),
                Set.of(),
                unswept,
                total,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    /**
     * What became of those that {@code swept} told as {@link Evidence#UNCONFIRMED}: waits until the system has asked them
     * again, or the time is up, or somebody wants a sweep. In the answer's list those that answered are {@link
     * Evidence#VERIFIED}, those that the system still believes without having asked are {@code UNCONFIRMED}; those that it
     * asked in vain are in {@link Swept#gone()}. All others stand in it as they were. Returns at once where nothing was
     * unconfirmed or the system doesn't tell. Most are decided after 5 to 8 s; with the kernel's usual settings all are within
     * 54 s of their last proof, so before the second sweep of one every 30 s, if this goes on until the next is due.
     */
    public Swept confirm(Swept swept, Duration atMost) throws SweepFailed {
        return confirm(swept, atMost, () -> false);
    }

    /** The same, but at most until it is {@code enough}, which is asked all the time. */
    public synchronized Swept confirm(Swept swept, Duration atMost, BooleanSupplier enough) throws SweepFailed {
        List<String> open = swept.seen().stream()
                .filter(sighting -> !sighting.fresh())
                .map(Sighting::ip)
                .toList();
        if (open.isEmpty() || !table.quick()) {
            return swept;
        }
        long begin = System.nanoTime();
        Confirmation confirmation = new Confirmation(open, devices(open), table, kernel, poked);
        try (Pokes pokes = new Pokes(limits)) {
            confirmation.await(pokes, atMost, () -> enough.getAsBoolean() || sweepsWanted.get() > 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SweepFailed("The sweep was given up.", e);
        } catch (IOException e) {
            throw failure(e);
        }
        List<Sighting> seen = new ArrayList<>();
        for (Sighting sighting : swept.seen()) {
            String ip = sighting.ip();
            String answered = confirmation.verified().get(ip);
            if (answered != null) {
                // whoever has the address now, not who had it when the sweep looked
                proven.put(ip, System.nanoTime());
                seen.add(new Sighting(ip, answered, Evidence.VERIFIED));
            } else if (!confirmation.gone().contains(ip)) {
                String mac = confirmation.remembered(ip).orElse(sighting.mac());
                seen.add(new Sighting(ip, mac, sighting.evidence(), sighting.age()));
            }
        }
        Duration took = swept.took().plusNanos(System.nanoTime() - begin);
        return new Swept(seen, confirmation.gone(), swept.unswept(), swept.probed(), took);
    }

    /** Whether {@link #confirm} can tell who answered, and not only who didn't. */
    public boolean tellsWhoAnswered() {
        return table.quick() && kernel.known();
    }

    private Map<String, String> devices(List<String> hosts) {
        Map<String, String> devices = new HashMap<>();
        askedAt.forEach((subnet, device) ->
                hosts.stream().filter(subnet::contains).forEach(host -> devices.putIfAbsent(host, device)));
        return devices;
    }

    /** Each address once, under the first subnet that has it. */
    private static Map<Subnet, List<String>> hosts(List<Subnet> subnets) {
        if (subnets.isEmpty()) {
            throw new IllegalArgumentException("No subnet is named.");
        }
        subnets.stream()
                .map(Subnet::refusal)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(why -> {
                    throw new IllegalArgumentException(why);
                });
        Map<Subnet, List<String>> hosts = new LinkedHashMap<>();
        Set<String> named = new LinkedHashSet<>();
        for (Subnet subnet : new LinkedHashSet<>(subnets)) {
            List<String> fresh = subnet.hosts().stream().filter(named::add).toList();
            if (!fresh.isEmpty()) {
                hosts.put(subnet, fresh);
            }
        }
        if (named.size() > MOST) {
            throw new IllegalArgumentException(
                    "Together these subnets have %,d addresses; at most %,d are swept at once."
                            .formatted(named.size(), MOST));
        }
        return hosts;
    }

    /** Why the subnet's silence says nothing, or nothing if it was swept. */
    private Optional<String> sweep(
            Subnet subnet, List<String> hosts, List<Attachment> own, Found found, Progress progress)
            throws IOException, InterruptedException {
        own.stream()
                .filter(mine -> hosts.contains(mine.ip()))
                .forEach(mine -> found.add(mine.ip(), mine.mac(), Evidence.SELF));
        List<String> others = hosts.stream().filter(host -> !found.has(host)).toList();
        Optional<Attachment> at = Attachment.neighbouring(own, subnet);
        if (at.isPresent() && !at.get().up()) {
            return Optional.of("%s can't be swept: the interface %s is down or has no link."
                    .formatted(subnet, at.get().device()));
        }
        Optional<Attachment> tunnel = Attachment.tunnel(own, subnet);
        if (tunnel.isPresent()) {
            return Optional.of("%s isn't swept: some of it is at the far end of the tunnel %s."
                    .formatted(subnet, tunnel.get().device()));
        }
        boolean neighbours = at.isPresent() && at.get().asksByArp();
        if (neighbours && table.quick()) {
            askedAt.put(subnet, at.get().device());
            return new ArpSweep(limits, table, at.get().device()).sweep(subnet, others, found, progress);
        }
        return new TcpSweep(limits, neighbours ? Optional.of(table) : Optional.empty(), at.isPresent())
                .sweep(subnet, others, found, progress);
    }

    private List<Sighting> sightings(Collection<List<String>> hosts, Found found) {
        long now = System.nanoTime();
        Set<String> known = new LinkedHashSet<>();
        hosts.forEach(known::addAll);
        proven.keySet().retainAll(known);
        Map<String, KernelState> states = found.anyUnconfirmed() ? kernel.read() : Map.of();
        return known.stream()
                .flatMap(ip -> found.of(ip).stream())
                .map(seen -> {
                    if (seen.fresh()) {
                        proven.put(seen.ip(), now);
                        return seen;
                    }
                    return new Sighting(seen.ip(), seen.mac(), seen.evidence(), age(seen.ip(), now, states));
                })
                .toList();
    }

    /** How long ago anybody last had proof: this sweeper, or the kernel. */
    private @Nullable Duration age(String ip, long now, Map<String, KernelState> states) {
        Long mine = proven.get(ip);
        KernelState state = states.get(ip);
        return Stream.of(
                        Optional.ofNullable(mine).map(then -> Duration.ofNanos(now - then)),
                        Optional.ofNullable(state).map(kernels -> Duration.ofSeconds(kernels.confirmed() + 1)))
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .orElse(null);
    }

    private static SweepFailed failure(IOException failure) {
        return new SweepFailed(
                Thread.currentThread().isInterrupted()
                        ? "The sweep was given up."
                        : "The network could not be swept: " + words(failure),
                failure);
    }

    private static String words(IOException failure) {
        return Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
    }
}
