package io.gatehouse.network.choice;

/** What we have seen of one address. */
final class Track {

    private static final long UNKNOWN = -1;
    private static final long CLEARLY = 20;

    private long probeAt = Pace.NEVER;
    private boolean probed;
    private long interval = Pace.PROBE_FIRST;
    private int healthy;
    private long healthySince;
    private int faster;
    private long roundTrip = UNKNOWN;

    long probeAt() {
        return probeAt;
    }

    void probeAt(long at) {
        probeAt = at;
        probed = false;
    }

    boolean isProbed() {
        return probed;
    }

    void probing() {
        probeAt = Pace.NEVER;
        probed = true;
    }

    /** Nothing of what was healthy counts any more. */
    void forget() {
        probeAt(Pace.NEVER);
        interval = Pace.PROBE_FIRST;
        healthy = 0;
        faster = 0;
    }

    void took(long millis) {
        roundTrip = millis;
    }

    void healthy(long now, Track current) {
        if (healthy == 0) {
            healthySince = now;
        }
        healthy++;
        boolean clearly = current.roundTrip != UNKNOWN && roundTrip * 2 + CLEARLY <= current.roundTrip;
        faster = clearly ? faster + 1 : 0;
        interval = healthy < Pace.HEALTHY_PROBES ? Pace.PROBE_FIRST : Pace.PROBE_LATER;
    }

    /** True when it had been healthy again. */
    boolean sick() {
        boolean relapsed = healthy > 0;
        healthy = 0;
        faster = 0;
        interval = Math.min(Pace.PROBE_SLOWEST, interval * 3 / 2);
        return relapsed;
    }

    long interval() {
        return interval;
    }

    /** Whether it may take the place of a worse one. */
    boolean isBack(long now, long hold) {
        return healthy >= Pace.HEALTHY_PROBES && now - healthySince >= hold;
    }

    /** Whether it may take the place of one of its own kind. */
    boolean isLastinglyFaster() {
        return faster >= Pace.FASTER_PROBES;
    }
}
