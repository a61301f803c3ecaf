package io.gatehouse.discovery;

import io.gatehouse.discovery.Standing.Seen;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A device as it is kept. */
record Entry(
        UUID id,
        String ip,
        @Nullable String mac,
        @Nullable String hostname,
        @Nullable String vendor,
        boolean randomised,
        @Nullable String label,
        Standing standing,
        String evidence,
        Instant firstSeen,
        @Nullable UUID scannerId) {

    static final String SELF = "SELF";

    Entry known(String macNow, @Nullable String vendorNow, boolean madeUp) {
        return new Entry(id, ip, macNow, hostname, vendorNow, madeUp, label, standing, evidence, firstSeen, scannerId);
    }

    Entry at(String ipNow) {
        return new Entry(id, ipNow, mac, hostname, vendor, randomised, label, standing, evidence, firstSeen, scannerId);
    }

    Entry seen(Seen how, String by, Instant now) {
        String shownBy = how == Seen.PROOF ? by : evidence;
        return new Entry(
                id,
                ip,
                mac,
                hostname,
                vendor,
                randomised,
                label,
                standing.after(how, now),
                shownBy,
                firstSeen,
                scannerId);
    }

    /** Nobody looks for it any more. */
    Entry left() {
        Standing gone = new Standing(DeviceState.OFFLINE, standing.missed(), standing.lastSeen());
        return new Entry(id, ip, mac, hostname, vendor, randomised, label, gone, evidence, firstSeen, scannerId);
    }

    Entry called(String name) {
        return new Entry(id, ip, mac, name, vendor, randomised, label, standing, evidence, firstSeen, scannerId);
    }

    Entry carrying(@Nullable UUID scanner) {
        return new Entry(id, ip, mac, hostname, vendor, randomised, label, standing, evidence, firstSeen, scanner);
    }

    /** With what is known longer of the other, which turned out to be the same. */
    Entry joinedWith(Entry other) {
        return new Entry(
                id,
                ip,
                mac,
                hostname == null ? other.hostname : hostname,
                vendor,
                randomised,
                label == null ? other.label : label,
                standing,
                evidence,
                firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen,
                scannerId == null ? other.scannerId : scannerId);
    }

    Device shown(Instant now) {
        boolean self = evidence.equals(SELF);
        return new Device(
                id,
                ip,
                mac,
                hostname,
                vendor,
                randomised,
                label,
                standing.state(),
                Confidence.of(standing.state(), self, standing.lastSeen(), now),
                self,
                firstSeen,
                standing.lastSeen(),
                scannerId);
    }
}
