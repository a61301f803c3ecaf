package io.gatehouse.common;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How often something was tried within a window of time. Forgets the oldest keys rather than growing without bound. */
public final class Attempts {

    private static final int MOST_KEYS = 100_000;

    private final int most;
    private final Duration window;

    private final Map<String, Deque<Instant>> tried = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MOST_KEYS;
        }
    };

    public Attempts(int most, Duration window) {
        this.most = most;
        this.window = window;
    }

    /** How long to wait before the next try, if there were too many of late. */
    public synchronized Optional<Duration> wait(String key, Instant now) {
        Deque<Instant> times = tried.get(key);
        if (times == null) {
            return Optional.empty();
        }
        while (!times.isEmpty() && !times.peekFirst().plus(window).isAfter(now)) {
            times.removeFirst();
        }
        if (times.isEmpty()) {
            tried.remove(key);
        }
        return times.size() < most
                ? Optional.empty()
                : Optional.of(Duration.between(now, times.getFirst().plus(window)));
    }

    /** How many more tries there may be at once before it is too many. */
    public synchronized int left(String key, Instant now) {
        boolean tooMany = wait(key, now).isPresent();
        Deque<Instant> times = tried.get(key);
        return tooMany ? 0 : most - (times == null ? 0 : times.size());
    }

    public synchronized void count(String key, Instant now) {
        Deque<Instant> times = tried.computeIfAbsent(key, unknown -> new ArrayDeque<>());
        times.addLast(now);
        if (times.size() > most) {
            times.removeFirst();
        }
    }
}
