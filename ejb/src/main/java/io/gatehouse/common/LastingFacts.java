package io.gatehouse.common;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Facts that are remembered though what they are about is undone: each in a transaction of its own. */
@Dependent
public class LastingFacts {

    @Inject
    private Event<Fact> facts;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void fire(Fact fact) {
        facts.fire(fact);
    }
}
