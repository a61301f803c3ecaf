package io.gatehouse.scanner;

import io.gatehouse.common.Fact;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;

/** Whose account is disabled works at no scanner any more. */
@Dependent
class Dismissals {

    private static final String STAFF = "staff/";

    @Inject
    private OperatorStore operators;

    @Inject
    private Event<Fact> facts;

    void disabled(@Observes Fact fact) {
        if (fact.action().equals("staff.disabled") && fact.subject().startsWith(STAFF)) {
            signOffEverywhere(UUID.fromString(fact.subject().substring(STAFF.length())));
        }
    }

    private void signOffEverywhere(UUID staffId) {
        operators
                .signOffEverywhere(staffId)
                .forEach((scannerId, eventId) ->
                        facts.fire(Fact.of("scanner.operator-signed-off", eventId, "scanner", scannerId)
                                .with("operator", STAFF + staffId)
                                .with("because", "the account was disabled")));
    }
}
