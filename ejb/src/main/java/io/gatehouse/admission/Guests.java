package io.gatehouse.admission;

import io.gatehouse.admission.ScanOutcome.TurnedAway;
import io.gatehouse.common.Caller;
import io.gatehouse.common.Fact;
import io.gatehouse.ticket.Ticket;
import io.gatehouse.ticket.TicketFilter;
import io.gatehouse.ticket.Tickets;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks for guests who have no readable code with them; sparingly, for a list of guests is worth stealing. */
@Stateless
@RolesAllowed("SCANNER")
public class Guests {

    private static final int MOST = 20;

    @EJB
    private Tickets tickets;

    @Inject
    private Askers askers;

    @Inject
    private SearchThrottle throttle;

    @Inject
    private Refusals refusals;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    /** Some of those who have the text in their name or reference, at the scanner's own event. */
    public List<Ticket> find(UUID scannerId, @Nullable String text) {
        Instant now = clock.instant();
        Place scanner = askers.scanner(scannerId, now);
        Optional<TurnedAway> turnedAway = Rights.refuseSearch(scanner);
        if (turnedAway.isPresent()) {
            refusals.record(scannerId, "search", turnedAway.get());
            turnedAway.get().orThrow();
        }
        TicketFilter filter = TicketFilter.of(text).requireSearch();
        throttle.count(scannerId, now);
        List<Ticket> found = tickets.named(scanner.eventId(), filter, MOST);
        Fact searched = Fact.of("ticket.searched", scanner.eventId(), "scanner", scannerId)
                .with("text", String.valueOf(filter.text()))
                .with("found", found.size());
        facts.fire(Acting.by(searched, scannerId, scanner.operatorId(), caller));
        return found;
    }
}
