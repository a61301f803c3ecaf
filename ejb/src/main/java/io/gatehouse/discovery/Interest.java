package io.gatehouse.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How soon those who watch at this node want to see devices anew. */
@ApplicationScoped
class Interest {

    /**
     * Of all who watch at this node.
     *
     * @param unsaid how many haven't said how often
     * @param shortest what the most eager of the others asked for
     */
    record Watching(int unsaid, @Nullable Duration shortest) {

        static final Watching NOBODY = new Watching(0, null);
    }

    private volatile Watching watching = Watching.NOBODY;

    void is(Watching now) {
        watching = now;
    }

    /** How long from one sweep to the next; none while nobody wants any. */
    Optional<Duration> pace(DiscoverySettings settings) {
        return pace(settings, watching);
    }

    static Optional<Duration> pace(DiscoverySettings settings, Watching watching) {
        if (!settings.sweeps()) {
            return Optional.empty();
        }
        Duration usual = Duration.ofSeconds(settings.intervalSeconds());
        Duration asked = watching.shortest();
        boolean usualWanted = settings.history() || watching.unsaid() > 0;
        if (asked == null) {
            return usualWanted ? Optional.of(usual) : Optional.empty();
        }
        return Optional.of(usualWanted && usual.compareTo(asked) < 0 ? usual : atLeast(asked));
    }

    static Duration atLeast(Duration asked) {
        Duration least = Duration.ofSeconds(DiscoverySettings.SHORTEST_INTERVAL);
        return asked.compareTo(least) < 0 ? least : asked;
    }
}
