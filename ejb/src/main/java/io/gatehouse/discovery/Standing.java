package io.gatehouse.discovery;

import java.time.Instant;

/**
 * How it stands with a device, by what sweeps saw of it. Proof makes it online at once. One sweep without proof makes it suspect,
 * the next offline. An old entry of the kernel's table is no proof; but while the kernel is about to ask, and keeps the entry, a
 * suspect isn't called offline: the kernel forgets who really left.
 *
 * @param missed how many sweeps in a row had no proof
 * @param lastSeen when the last proof was had
 */
record Standing(DeviceState state, int missed, Instant lastSeen) {

    private static final int MISSED_TOO_OFTEN = 2;
    private static final int MOST_MISSED = 1_000_000;

    /** What a sweep saw of a device. */
    enum Seen {
        PROOF,
        /** The kernel remembers it, and will forget it if it doesn't answer. */
        UNCONFIRMED,
        /** A table remembers it of which nobody knows when it forgets. */
        REMEMBERED,
        NOTHING
    }

    /** Of a device that no sweep before has seen. */
    static Standing first(Seen seen, Instant now) {
        return seen == Seen.PROOF
                ? new Standing(DeviceState.ONLINE, 0, now)
                : new Standing(DeviceState.SUSPECT, 1, now);
    }

    Standing after(Seen seen, Instant now) {
        if (seen == Seen.PROOF) {
            return new Standing(DeviceState.ONLINE, 0, now);
        }
        if (seen == Seen.UNCONFIRMED && state != DeviceState.ONLINE) {
            return this;
        }
        int more = Math.min(missed + 1, MOST_MISSED);
        boolean gone = state == DeviceState.OFFLINE || more >= MISSED_TOO_OFTEN;
        return new Standing(gone ? DeviceState.OFFLINE : DeviceState.SUSPECT, more, lastSeen);
    }
}
