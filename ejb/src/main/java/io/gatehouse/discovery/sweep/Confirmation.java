package io.gatehouse.discovery.sweep;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Waits for the kernel to ask again those neighbours that it only remembered. A packet to a neighbour that it isn't sure of
 * makes it ask after five seconds, three times, one second apart; one that it is sure of (for 15 to 45 s after the last
 * proof) it doesn't ask before that time is up.
 */
final class Confirmation {

    private static final Duration GLANCE = Duration.ofMillis(400);
    /** How long an entry may be incomplete before it says that nobody answers: three questions, one second apart. */
    private static final Duration IN_VAIN = Duration.ofMillis(3_500);

    /** How often to send where the state isn't known: what is in use is asked about when the kernel is sure of it no more. */
    private static final Duration IN_USE = Duration.ofSeconds(4);

    private final Set<String> open;
    private final Map<String, String> devices;
    private final NeighbourTable table;
    private final KernelStates kernel;
    private final long poked;
    private long lastPacket;
    private final Map<String, Long> incompleteSince = new HashMap<>();
    private final Map<String, String> verified = new HashMap<>();
    private final Map<String, String> remembered = new HashMap<>();
    private final Set<String> gone = new HashSet<>();

    /**
     * @param open the addresses to judge
     * @param devices the interfaces that they were asked at, as far as that is known
     */
    Confirmation(
            List<String> open, Map<String, String> devices, NeighbourTable table, KernelStates kernel, long poked) {
        this.open = new HashSet<>(open);
        this.devices = Map.copyOf(devices);
        this.table = table;
        this.kernel = kernel;
        this.poked = poked;
        this.lastPacket = poked;
    }

    void await(Pokes pokes, Duration atMost, BooleanSupplier enough) throws IOException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            List<String> again = look(System.nanoTime());
            if (!again.isEmpty()) {
                pokes.send(again);
            }
            open.removeAll(verified.keySet());
            open.removeAll(gone);
            long left = end - System.nanoTime();
            if (open.isEmpty() || left <= 0 || enough.getAsBoolean()) {
                return;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(left, GLANCE.toNanos()));
        }
    }

    /** Who answered, by address: the hardware address that did, which need not be the one that the sweep found there. */
    Map<String, String> verified() {
        return verified;
    }

    /** The hardware address that the system last had for one that isn't decided. */
    Optional<String> remembered(String ip) {
        return Optional.ofNullable(remembered.get(ip));
    }

    Set<String> gone() {
        return gone;
    }

    /** Judges those that can be judged now; who is to be sent another packet. */
    private List<String> look(long now) throws IOException {
        Map<String, Neighbour> before = table.read();
        Map<String, KernelState> states = kernel.read();
        // An entry that changed hands between the two readings is judged at the next glance.
        Map<String, Neighbour> complete = states.isEmpty() ? before : table.read();
        List<String> again = new ArrayList<>();
        boolean time = now - lastPacket > IN_USE.toNanos();
        lastPacket = time ? now : lastPacket;
        for (String ip : open) {
            KernelState state = states.get(ip);
            Neighbour entry = complete.get(ip);
            if (entry != null && elsewhere(entry)) {
                // The host with the same address on another network: it says nothing about this one.
                continue;
            }
            if (entry != null) {
                remembered.put(ip, entry.mac());
                boolean answered =
                        state != null && entry.equals(before.get(ip)) && state.answeredWithin((now - poked) / 1e9);
                if (answered || incompleteSince.containsKey(ip)) {
                    verified.put(ip, entry.mac());
                } else if (state == null ? time : state.wouldAsk()) {
                    again.add(ip);
                }
            } else if (state != null && state.failed()) {
                gone.add(ip);
            } else if (!incompleteSince.containsKey(ip)) {
                // Failed, or dropped to make room in a full table: only a new question tells.
                incompleteSince.put(ip, now);
                again.add(ip);
            } else if (now - incompleteSince.getOrDefault(ip, now) > IN_VAIN.toNanos()) {
                gone.add(ip);
            }
        }
        return again;
    }

    private boolean elsewhere(Neighbour entry) {
        String device = devices.get(entry.ip());
        return device != null && !device.equals(entry.device());
    }
}
