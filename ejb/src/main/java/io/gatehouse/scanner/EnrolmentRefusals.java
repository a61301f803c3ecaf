package io.gatehouse.scanner;

import io.gatehouse.common.Fact;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Remembers who tried pairing codes, in a transaction of its own: that of the refused enrolment leaves nothing behind. */
@Dependent
class EnrolmentRefusals {

    @Inject
    private Event<Fact> facts;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void wrongCode() {
        facts.fire(Fact.of("scanner.refused", null, "pairing", "unknown"));
    }
}
