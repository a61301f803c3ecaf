package io.gatehouse.discovery;

import io.gatehouse.discovery.Devices.ByHand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** What follows when somebody's change is committed. */
@ApplicationScoped
class Aftermath {

    @Inject
    private Rounds rounds;

    @Inject
    private Herald herald;

    void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) ByHand change) {
        change.settings().ifPresent(rounds::obey);
        herald.tell(SweepNews.changed());
    }
}
