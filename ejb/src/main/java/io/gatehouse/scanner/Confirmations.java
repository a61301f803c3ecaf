package io.gatehouse.scanner;

import io.gatehouse.common.Fact;
import io.gatehouse.common.Fact.Origin;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Writes down what scanners say that they have done. */
@Dependent
class Confirmations {

    @Inject
    private CommandStore store;

    @Inject
    private Event<Fact> facts;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void done(Badge badge, Collection<UUID> ids, Origin origin, Instant now) {
        for (Command command : store.done(badge.scannerId(), ids, now)) {
            facts.fire(Fact.of("command.done", badge.eventId(), "scanner", badge.scannerId())
                    .with("command", command.id())
                    .with("name", command.name().wire())
                    .by(origin));
        }
    }
}
