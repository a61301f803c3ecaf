package io.gatehouse.scanner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What scanners say of themselves every few seconds: the newest is remembered here, and only now and then written down, that
 * of many scanners at once. So a beat costs no write, and what a restart must not lose is written soon. No boundary, for who
 * calls has asked already whether the scanner may.
 */
@ApplicationScoped
public class Heartbeats {

    private static final Logger LOG = Logger.getLogger(Heartbeats.class.getName());
    private static final int LONGEST_ADDRESS = 45;

    @Inject
    private HeartbeatStore store;

    @Inject
    private Clock clock;

    private final Beats beats = new Beats();

    /** A scanner that may has beaten, from that address. */
    public void beat(UUID scannerId, Heartbeat beat, @Nullable String address) {
        if (!beats.know(scannerId)) {
            // what it said before a restart, or to another node, still holds where it says nothing new
            store.read(List.of(scannerId)).forEach(beats::recall);
        }
        String known = address == null || address.length() > LONGEST_ADDRESS ? null : address;
        beats.add(scannerId, beat, known, clock.instant());
    }

    /** How far the clocks of these scanners are ahead of ours, in milliseconds; of those only of which it is known. */
    public Map<UUID, Long> clockOffsets(Collection<UUID> scannerIds) {
        Map<UUID, Long> offsets = new HashMap<>();
        newest(scannerIds).forEach((id, pulse) -> {
            Long offset = pulse.clockOffsetMs();
            if (offset != null) {
                offsets.put(id, offset);
            }
        });
        return offsets;
    }

    /** Here, whatever other nodes have heard. */
    boolean heardSince(UUID scannerId, Instant then) {
        Pulse newest = beats.newest(scannerId);
        return newest != null && newest.at().isAfter(then);
    }

    /** By what is remembered here, or by the table where another node has heard more since. */
    Map<UUID, Pulse> newest(Collection<UUID> scannerIds) {
        if (scannerIds.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Pulse> newest = new HashMap<>(store.read(scannerIds));
        for (UUID id : scannerIds) {
            Pulse here = beats.newest(id);
            if (here != null) {
                newest.merge(id, here, (kept, same) -> kept.at().isAfter(same.at()) ? kept : same);
            }
        }
        return newest;
    }

    /** What changed notably; the rest when some seconds went by. */
    void write() {
        Instant now = clock.instant();
        keep(beats.due(now));
        beats.forgetTheSilent(now);
    }

    /** What can't be written now is tried again the next time. */
    private void keep(Map<UUID, Pulse> pulses) {
        if (pulses.isEmpty()) {
            return;
        }
        try {
            store.keep(pulses);
            beats.areKept(pulses);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Heartbeats could not be written", e);
        }
    }
}
