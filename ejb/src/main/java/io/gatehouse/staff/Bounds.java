package io.gatehouse.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who is bound to which events, remembered for a second: another node may have changed it. */
@ApplicationScoped
class Bounds {

    private static final Duration FRESH = Duration.ofSeconds(1);

    /** An account was changed, and is committed by when this is heard. */
    record Changed(UUID staffId) {}

    private record Known(Optional<Set<UUID>> events, Instant until) {}

    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    @Inject
    private Belongings belongings;

    @Inject
    private Clock clock;

    /** The only events of that person; empty when they may see all, and none at all when there is no such person. */
    Optional<Set<UUID>> of(UUID staffId) {
        Instant now = clock.instant();
        Known one = known.get(staffId);
        if (one == null || !now.isBefore(one.until())) {
            one = new Known(belongings.bounds(staffId), now.plus(FRESH));
            known.put(staffId, one);
        }
        return one.events();
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed changed) {
        known.remove(changed.staffId());
    }
}
