package io.gatehouse.discovery;

import io.gatehouse.discovery.Standing.Seen;
import io.gatehouse.discovery.sweep.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An address at which a sweep saw something.
 *
 * @param proof whether that is fresh, or may be an old entry of the kernel's table
 * @param evidence what showed it
 */
record Spot(String ip, @Nullable String mac, boolean proof, String evidence) {

    /** By the number that an address is, not by its digits. */
    static final Comparator<String> BY_ADDRESS = Comparator.comparingLong(Spot::number);

    /** What it says of the device there. */
    Seen seen() {
        if (proof) {
            return Seen.PROOF;
        }
        return evidence.equals(Evidence.REMEMBERED.name()) ? Seen.REMEMBERED : Seen.UNCONFIRMED;
    }

    /** One for each address, with all that is known of it. */
    static List<Spot> of(List<Spot> seen) {
        Map<String, Spot> byAddress = new TreeMap<>(BY_ADDRESS);
        seen.forEach(spot -> byAddress.merge(spot.ip, spot, Spot::and));
        return List.copyOf(byAddress.values());
    }

    private Spot and(Spot other) {
        Spot better = proof || !other.proof ? this : other;
        return new Spot(ip, mac == null ? other.mac : mac, better.proof, better.evidence);
    }

    private static long number(String ip) {
        long number = 0;
        for (String part : ip.split("\\.", -1)) {
            number = number * 256 + Integer.parseInt(part);
        }
        return number;
    }
}
