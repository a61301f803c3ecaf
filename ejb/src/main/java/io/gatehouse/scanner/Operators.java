package io.gatehouse.scanner;

import io.gatehouse.common.Caller;
import io.gatehouse.common.Fact;
import io.gatehouse.common.Fact.Origin;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** People who work at scanners: whoever signs on takes the place of who was there before. */
@Stateless
@RolesAllowed("SCANNER")
public class Operators {

    @Inject
    private ScannerStore store;

    @Inject
    private OperatorStore operators;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    /** Who the person is has been proved to the caller. */
    public Operator signOn(UUID scannerId, UUID staffId, String name) {
        ScannerEntity scanner = store.scanner(scannerId, LockModeType.PESSIMISTIC_WRITE);
        Operator before = operators.of(List.of(scannerId)).get(scannerId);
        if (before != null && before.id().equals(staffId)) {
            return before;
        }
        signOff(scanner);
        Operator operator = new Operator(staffId, name, clock.instant());
        operators.signOn(scannerId, operator);
        facts.fire(fact("scanner.operator-signed-on", scanner, staffId));
        return operator;
    }

    public void signOff(UUID scannerId) {
        signOff(store.scanner(scannerId, LockModeType.PESSIMISTIC_WRITE));
    }

    private void signOff(ScannerEntity scanner) {
        operators
                .signOff(scanner.id())
                .ifPresent(staffId -> facts.fire(fact("scanner.operator-signed-off", scanner, staffId)));
    }

    private Fact fact(String action, ScannerEntity scanner, UUID staffId) {
        return Fact.of(action, scanner.eventId(), "scanner", scanner.id())
                .with("operator", "staff/" + staffId)
                .by(new Origin("staff/" + staffId, caller.address(), caller.userAgent(), "scanner/" + scanner.id()));
    }
}
