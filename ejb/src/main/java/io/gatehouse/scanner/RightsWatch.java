package io.gatehouse.scanner;

import io.gatehouse.common.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Knows within a second, on each node by itself, that somebody changed what scanners may do or commanded them: by one small
 * statement four times a second, however many scanners there are. So rights can be remembered from call to call and still be
 * read anew as soon as they change.
 */
@ApplicationScoped
public class RightsWatch {

    private static final Logger LOG = Logger.getLogger(RightsWatch.class.getName());

    /** Among so many looks one tells all events, for what changes by the clock alone. */
    private static final int ROUND = 240;

    @Inject
    private Event<FleetChanged> changes;

    @Inject
    private Clock clock;

    private final Watched watched = new Watched();
    private final List<Supplier<Set<UUID>>> followers = new CopyOnWriteArrayList<>();
    private volatile @Nullable VersionStore store;
    private volatile @Nullable Executor threads;
    private final Set<UUID> untold = new HashSet<>();
    private boolean failing;
    private int looks;

    /** Given and not injected: the first who needs this watch may be one whom the container gives no resources. */
    void begin(VersionStore versions, Executor soon) {
        store = versions;
        threads = soon;
    }

    /** Whether what was read at this version of the event's rights is still what the database says. */
    public boolean rightsHold(UUID eventId, long rights) {
        return watched.rightsHold(eventId, rights, clock.instant());
    }

    boolean commandsHold(UUID eventId, long commands) {
        return watched.commandsHold(eventId, commands, clock.instant());
    }

    /** These events are watched as long as they are named, whether anybody asks after them or not. */
    public void follow(Supplier<Set<UUID>> events) {
        followers.add(events);
    }

    /** What was done here holds here at once. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Fact fact) {
        if (fact.eventId() == null || !concernsRights(fact.action())) {
            return;
        }
        watched.doubt(fact.eventId());
        Executor soon = threads;
        if (soon == null) {
            return;
        }
        try {
            soon.execute(this::look);
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.FINE, "Nobody is left to be told", stopping);
        }
    }

    /** One after another, so that each tells what it found before the next looks. */
    synchronized void look() {
        followers.forEach(follower -> follower.get().forEach(event -> watched.follow(event, clock.instant())));
        Set<UUID> events = watched.events();
        VersionStore versionStore = store;
        if (versionStore == null || events.isEmpty()) {
            return;
        }
        try {
            Watched.Look look = watched.begin(clock.instant());
            Map<UUID, Versions> versions = versionStore.of(events);
            Set<UUID> moved = new HashSet<>(watched.end(look, versions));
            moved.addAll(untold);
            untold.clear();
            looks++;
            if (looks % ROUND == 0) {
                moved.addAll(events);
                watched.forgetTheOld(clock.instant());
            }
            moved.forEach(this::tell);
            failing = false;
        } catch (RuntimeException e) {
            // said once: what is remembered ends by itself, and every call asks the database again
            LOG.log(failing ? Level.FINE : Level.WARNING, "The rights of events can't be watched", e);
            failing = true;
        }
    }

    private void tell(UUID eventId) {
        try {
            changes.fire(new FleetChanged(eventId));
        } catch (RuntimeException e) {
            // the version is known now, so that only this remembers
            untold.add(eventId);
            LOG.log(Level.WARNING, "Not all were told that the rights of an event have changed; they will be", e);
        }
    }

    private static boolean concernsRights(String action) {
        return !action.endsWith(".turned-away")
                && (action.startsWith("scanner.") || action.startsWith("event.") || action.startsWith("checkpoint."));
    }
}
