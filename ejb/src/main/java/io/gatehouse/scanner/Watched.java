package io.gatehouse.scanner;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Up to what the rights and commands of events have counted, and since when that is known. What was remembered at a version
 * holds while the database has just confirmed that version; where it can't be asked any more, nothing holds.
 */
final class Watched {

    /** For so long what the database has confirmed is believed. */
    private static final Duration TRUST = Duration.ofSeconds(1);

    /** Nobody asked after it for so long: it is over. */
    private static final Duration FORGETTING = Duration.ofHours(1);

    /** One look at the database, at the versions of all that is watched. */
    record Look(long turn, Instant at) {}

    /** @param turn of the look that found it, or of the doubt that came after */
    private record Found(Versions versions, long turn, Instant at) {}

    private static final class One {
        private volatile @Nullable Found found;
        private volatile long doubted;
        private volatile Instant asked;

        One(Instant now) {
            asked = now;
        }
    }

    private final Map<UUID, One> watched = new ConcurrentHashMap<>();
    private final AtomicLong turns = new AtomicLong();

    boolean rightsHold(UUID eventId, long rights, Instant now) {
        Versions confirmed = confirmed(eventId, now);
        return confirmed != null && confirmed.rights() == rights;
    }

    boolean commandsHold(UUID eventId, long commands, Instant now) {
        Versions confirmed = confirmed(eventId, now);
        return confirmed != null && confirmed.commands() == commands;
    }

    /** From now on, if it is not watched already. */
    void follow(UUID eventId, Instant now) {
        watched.computeIfAbsent(eventId, unknown -> new One(now)).asked = now;
    }

    /** Something was changed here: only a look that begins after this finds it. */
    void doubt(UUID eventId) {
        One one = watched.get(eventId);
        if (one != null) {
            one.doubted = turns.incrementAndGet();
        }
    }

    Set<UUID> events() {
        return Set.copyOf(watched.keySet());
    }

    Look begin(Instant now) {
        return new Look(turns.incrementAndGet(), now);
    }

    /** What a look found: the events of which it tells something new. */
    Set<UUID> end(Look look, Map<UUID, Versions> versions) {
        Set<UUID> moved = new HashSet<>();
        versions.forEach((eventId, newest) -> {
            One one = watched.get(eventId);
            if (one == null) {
                return;
            }
            Found before = one.found;
            if (before != null && before.turn() > look.turn()) {
                return;
            }
            one.found = new Found(newest, look.turn(), look.at());
            if (before == null || !before.versions().equals(newest)) {
                moved.add(eventId);
            }
        });
        return moved;
    }

    void forgetTheOld(Instant now) {
        Instant then = now.minus(FORGETTING);
        watched.values().removeIf(one -> one.asked.isBefore(then));
    }

    private @Nullable Versions confirmed(UUID eventId, Instant now) {
        One one = watched.computeIfAbsent(eventId, unknown -> new One(now));
        one.asked = now;
        Found found = one.found;
        return found == null
                        || found.turn() < one.doubted
                        || found.at().plus(TRUST).isBefore(now)
                ? null
                : found.versions();
    }
}
