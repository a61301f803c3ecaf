package io.gatehouse.network.choice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches a simulated client from outside, and knows what it can't: who really is where. What must never be, fails here. */
final class Watch {

    private static final long MINUTE = 60_000;
    private static final long TEN_MINUTES = 600_000;
    private static final long STUCK = 40_000;
    private static final long FAILOVER = 3_000;
    private static final int PROBES_TO_COME_BACK = 4;

    final List<String> broken = new ArrayList<>();
    final Map<String, Integer> counts = new HashMap<>();

    private final World world;
    private final Choice choice;
    private final Set<String> proven = new HashSet<>();
    private final Deque<Long> dials = new ArrayDeque<>();
    private final Deque<Long> changes = new ArrayDeque<>();
    private final List<Long> switches = new ArrayList<>();
    private final Map<String, Integer> probes = new HashMap<>();
    private final Set<String> mustComeBack = new HashSet<>();
    private @Nullable String used;
    private long failedAt = -1;
    private long lastUseFailed = Long.MIN_VALUE / 2;
    private long startedLooking;
    private long sequence = Memory.NO_CONFIG;

    Watch(World world, Choice choice) {
        this.world = world;
        this.choice = choice;
    }

    /** From now on it must be back there within so many probes. */
    void mustComeBack(String url) {
        mustComeBack.add(url);
        probes.clear();
    }

    void networkChanged() {
        proven.clear();
        mustComeBack.clear();
        changes.add(world.now);
        failedAt = -1;
        startedLooking = world.now;
    }

    void dialled(Effect.Dial dial, List<Effect.Dial> open) {
        count("dials");
        check(open.stream().noneMatch(other -> other.url().equals(dial.url())), "dialled twice: ", dial.url());
        boolean onLan = choice.way().filter(Way.LAN::equals).isPresent();
        boolean tunnel = !world.place(dial.url()).isLan();
        check(!(tunnel && onLan), "asked the tunnel while on the LAN");
        boolean onTunnel = choice.way().filter(Way.TUNNEL::equals).isPresent();
        check(!(tunnel && onTunnel && world.now - lastUseFailed > 10_000), "probed the tunnel while on it");
        dials.add(world.now);
        forget(dials, MINUTE);
        forget(changes, MINUTE);
        int known =
                choice.memory().candidates().size() + choice.memory().former().size();
        int most = 30 + 12 * known + 2 * known * changes.size();
        check(dials.size() <= most, "dials in a minute: ", dials.size());
        if (mustComeBack.contains(dial.url())) {
            int probe = probes.merge(dial.url(), 1, Integer::sum);
            check(probe <= PROBES_TO_COME_BACK, "not back on the LAN after four probes");
        }
    }

    void aborted(Effect.Dial dial) {
        count("aborted");
        check(dial.timeoutMillis() > 0, "no timeout");
    }

    void answered(Effect.Dial dial, Who who) {
        if (who == Who.HOME) {
            proven.add(dial.url());
            worked(dial.url());
        } else if (who.isWrong()) {
            proven.remove(dial.url());
            count("wrong answers");
        }
    }

    void used(Candidate candidate, int open) {
        count("chosen");
        check(proven.contains(candidate.url()), "chosen without proof: ", candidate.url());
        check(open == 0, "losers not aborted");
        if (failedAt >= 0 && !candidate.url().equals(used)) {
            count("failovers");
            boolean easy = world.place(candidate.url()).soundSince < failedAt - 1_000;
            check(!easy || world.now - failedAt <= FAILOVER, "failover took ", (world.now - failedAt));
        }
        if (used != null && !used.equals(candidate.url())) {
            switches.add(world.now);
            count("switches");
        }
        if (world.place(candidate.url()).isLan()) {
            mustComeBack.clear();
        }
        used = candidate.url();
        failedAt = -1;
        startedLooking = Long.MAX_VALUE;
    }

    void worked(String url) {
        if (url.equals(used)) {
            failedAt = -1;
        }
    }

    /** Of requests that began while it was in use; the first tells when the client could know. */
    void useFailed(String url) {
        lastUseFailed = world.now;
        Place place = world.place(url);
        boolean dead = place.who == Who.NOBODY || place.who == Who.CLOSED;
        if (failedAt < 0 && dead && url.equals(used)) {
            failedAt = world.now;
        }
    }

    void remembered(Memory memory) {
        check(memory.sequence() >= sequence, "config of before believed");
        if (memory.sequence() > sequence) {
            count("configs");
            check(memory.sequence() <= world.config.sequence(), "config of nobody believed");
        }
        sequence = memory.sequence();
    }

    /** No token may go anywhere but to where the proof is. */
    void tokens() {
        for (String url : world.places.keySet()) {
            if (choice.mayBearToken(world.now, url)) {
                count("tokens");
                check(proven.contains(url), "token before proof: ", url);
                check(choice.chosen().orElseThrow().url().equals(url), "token to another address than the chosen one");
            }
        }
    }

    void look() {
        if (choice.chosen().isPresent()) {
            startedLooking = Long.MAX_VALUE;
            return;
        }
        startedLooking = Math.min(startedLooking, world.now);
        long works = choice.memory().candidates().stream()
                .mapToLong(candidate -> world.place(candidate.url()).soundSince)
                .min()
                .orElse(Long.MAX_VALUE);
        boolean stuck = world.now - STUCK > Math.max(works, startedLooking);
        check(!stuck, "stuck offline");
        if (choice.isOffline()) {
            count("seconds offline");
        }
    }

    /** The most switches in any ten minutes. */
    int mostSwitches() {
        int most = 0;
        for (int i = 0; i < switches.size(); i++) {
            int inTen = 0;
            for (int j = i; j < switches.size() && switches.get(j) - switches.get(i) < TEN_MINUTES; j++) {
                inTen++;
            }
            most = Math.max(most, inTen);
        }
        return most;
    }

    @Nullable
    String used() {
        return used;
    }

    boolean awaitsComeBack() {
        return !mustComeBack.isEmpty();
    }

    void check(boolean right, String what) {
        check(right, what, "");
    }

    /** The detail is made into text only when it is needed: there are millions of checks. */
    private void check(boolean right, String what, Object detail) {
        if (!right) {
            broken.add(what + detail + " at " + world.now);
        }
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private void forget(Deque<Long> times, long after) {
        while (!times.isEmpty() && times.peekFirst() < world.now - after) {
            times.removeFirst();
        }
    }
}
