package io.gatehouse.network.choice;

/** How long things take, in milliseconds, and how often they must happen. */
final class Pace {

    static final long NEVER = Long.MAX_VALUE;

    /** How long the LAN is waited for before the tunnel may win. */
    static final long HEAD_START = 250;

    /** How long an encrypted LAN address is waited for before a plain one may win. */
    static final long ENCRYPTED_FIRST = 100;

    /** How long better ones are waited for before an address that proved unreliable may win. */
    static final long DOUBTFUL_LAST = 1_000;

    static final long LAN_RACE = 3_000;
    static final long TUNNEL_RACE = 5_000;
    static final long PROBE = 1_000;
    static final long CONFIRM = 800;
    static final long CONFIRM_AGAIN = 200;

    /** Between confirmations of an address that answers them while real requests fail. */
    static final long CONFIRM_GAP = 1_000;

    static final int MISSES = 3;
    static final int FAILED_USES = 5;

    /** So many recoveries, each this soon after the one before, are no good sign. */
    static final int RECOVERIES = 2;

    static final long SHAKY = 60_000;

    static final long PROBE_FIRST = 5_000;
    static final long PROBE_LATER = 15_000;
    static final long PROBE_SLOWEST = 24_000;
    static final int HEALTHY_PROBES = 3;
    static final int FASTER_PROBES = 6;
    static final long RIVALS_GAP = 600_000;

    static final long BACKOFF_FIRST = 1_000;
    static final long BACKOFF_LAST = 24_000;

    /** Networks change in bursts of events. */
    static final long CHANGES_GAP = 1_000;

    /** We want to be woken this often, and one who oversleeps by as much may wake up in another network. */
    static final long NAP = 30_000;

    /** A failure sooner than this came from the device itself. */
    static final long AT_ONCE = 150;

    private Pace() {}

    static long raceTimeout(Candidate candidate) {
        return candidate.way() == Way.LAN ? LAN_RACE : TUNNEL_RACE;
    }

    /** From three quarters of a time to five quarters of it, so that many clients don't beat together. */
    static long around(long millis, Chance chance) {
        return millis * 3 / 4 + chance.below((int) (millis / 2) + 1);
    }

    /** A time and up to a quarter of it. */
    static long atLeast(long millis, Chance chance) {
        return millis + chance.below((int) (millis / 4) + 1);
    }
}
