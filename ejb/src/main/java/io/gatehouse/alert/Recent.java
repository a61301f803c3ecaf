package io.gatehouse.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what happens to a key within a window of time; tells of it once it is often enough, and of each only once. */
final class Recent {

    private static final int MOST_KEYS = 50_000;

    private final int enough;
    private final Duration window;

    private final Map<String, Times> times = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Times> eldest) {
            return size() > MOST_KEYS;
        }
    };

    /** When it happened, of late; the newest of them may not have been told. */
    private static final class Times {
        private final Deque<Instant> at = new ArrayDeque<>();
        private int untold;
    }

    /** @param times how often it happened since that was last told */
    record Told(int times, Instant firstAt) {
        static final Told NOTHING = new Told(0, Instant.EPOCH);
    }

    Recent(int enough, Duration window) {
        this.enough = enough;
        this.window = window;
    }

    /** It happened once more: nothing is told while that is not often enough. */
    Told happened(String key, Instant now) {
        Times known = times.computeIfAbsent(key, unknown -> new Times());
        known.at.addLast(now);
        known.untold++;
        while (!known.at.isEmpty() && !known.at.getFirst().plus(window).isAfter(now)) {
            known.at.removeFirst();
        }
        known.untold = Math.min(known.untold, known.at.size());
        if (known.at.size() < enough) {
            return Told.NOTHING;
        }
        Told told = new Told(known.untold, first(known));
        known.untold = 0;
        while (known.at.size() > enough) {
            known.at.removeFirst();
        }
        return told;
    }

    private static Instant first(Times known) {
        return known.at.stream()
                .skip((long) known.at.size() - known.untold)
                .findFirst()
                .orElseThrow();
    }
}
