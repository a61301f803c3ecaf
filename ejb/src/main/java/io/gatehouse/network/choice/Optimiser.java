package io.gatehouse.network.choice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** While one address is in use: which others are worth a look, and when one of them has earned its place. */
final class Optimiser {

    private final Chance chance;
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final Damping lan = new Damping();
    private long movedAt = Long.MIN_VALUE;

    Optimiser(Chance chance) {
        this.chance = chance;
    }

    /** Others are looked at only from now on; what they were worth before is forgotten, but not how unreliable they were. */
    void settle(Candidate current, List<Candidate> others, long now, boolean moved) {
        tracks.values().forEach(Track::forget);
        movedAt = moved ? now : movedAt;
        watch(current, others, now);
    }

    /** Looks at those too that weren't known yet. */
    void watch(Candidate current, List<Candidate> others, long now) {
        for (Candidate other : others) {
            Track track = track(other);
            if (isWorthALook(other, current) && track.probeAt() == Pace.NEVER && !track.isProbed()) {
                track.probeAt(now + pause(other, current));
            }
        }
    }

    /** Who is to be probed now; each is due again only when this probe's outcome is known. */
    List<Candidate> due(Candidate current, List<Candidate> others, long now) {
        List<Candidate> due = new ArrayList<>();
        for (Candidate other : others) {
            Track track = track(other);
            if (isWorthALook(other, current) && track.probeAt() <= now) {
                track.probing();
                due.add(other);
            }
        }
        return due;
    }

    /** Whether it shall be used instead. */
    boolean healthy(Candidate candidate, Candidate current, long now) {
        Track track = track(candidate);
        track.healthy(now, track(current));
        track.probeAt(now + pause(candidate, current));
        if (candidate.isBetterThan(current)) {
            return track.isBack(now, lan.hold(now));
        }
        boolean calm = movedAt == Long.MIN_VALUE || now - movedAt >= Pace.RIVALS_GAP;
        return calm && track.isLastinglyFaster();
    }

    void sick(Candidate candidate, Candidate current, long now) {
        Track track = track(candidate);
        boolean relapsed = track.sick();
        if (relapsed && current.way() == Way.TUNNEL) {
            lan.relapsed(now);
        }
        track.probeAt(now + pause(candidate, current));
    }

    void took(Candidate candidate, long millis) {
        track(candidate).took(millis);
    }

    void lost(Candidate candidate, boolean shaky, long now) {
        if (candidate.way() == Way.LAN) {
            lan.lost(now, shaky);
        }
    }

    boolean isDoubtful(Candidate candidate, long now) {
        return candidate.way() == Way.LAN && lan.hold(now) > 0;
    }

    long nextAt(List<Candidate> others) {
        return others.stream().mapToLong(other -> track(other).probeAt()).min().orElse(Pace.NEVER);
    }

    /** The known addresses change seldom, but a device may be on for weeks. */
    void keepOnly(Memory memory) {
        tracks.keySet().removeIf(url -> !memory.lists(url) && !Memory.listed(memory.former(), url));
    }

    /** A tunnel is never looked at: not from the LAN, which is better, nor from another tunnel, for requests there are counted. */
    static boolean isRival(Candidate other, Candidate current) {
        return other.way() == Way.LAN && other.tier() == current.tier() && !other.equals(current);
    }

    private static boolean isWorthALook(Candidate other, Candidate current) {
        return other.isBetterThan(current) || isRival(other, current);
    }

    private long pause(Candidate other, Candidate current) {
        return Pace.around(
                isRival(other, current) ? Pace.PROBE_SLOWEST : track(other).interval(), chance);
    }

    private Track track(Candidate candidate) {
        return tracks.computeIfAbsent(candidate.url(), url -> new Track());
    }
}
