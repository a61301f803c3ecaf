package io.gatehouse.scanner;

import io.gatehouse.common.Fact;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.event.Events;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells scanners what to do, one or all of an event. */
@Stateless
@RolesAllowed("SUPERVISOR")
public class Commands {

    @Resource
    private SessionContext session;

    @EJB
    private Events events;

    @Inject
    private ScannerStore scanners;

    @Inject
    private CommandStore store;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Clock clock;

    public Command issue(UUID scannerId, Wanted wanted) {
        ScannerEntity scanner = scanners.scanner(scannerId, LockModeType.PESSIMISTIC_WRITE);
        if (scanner.status() == ScannerStatus.REVOKED && !wanted.name().isForTheRevoked()) {
            throw new ProblemException(
                    ProblemType.ILLEGAL_STATE, "The scanner is revoked; it can only be locked or wiped");
        }
        Command command = command(wanted);
        List<CommandName> ended = Arrays.stream(CommandName.values())
                .filter(earlier -> command.name().ends(earlier))
                .toList();
        store.end(scannerId, ended, command.at());
        store.add(scannerId, command);
        Fact fact = Fact.of("scanner.commanded", scanner.eventId(), "scanner", scannerId)
                .with("command", command.id())
                .with("name", command.name().wire());
        facts.fire(with(fact, command.text()));
        store.count(scanner.eventId());
        return command;
    }

    /** To all that may scan at the event now. */
    public Broadcast broadcast(UUID eventId, @Nullable String text) {
        events.get(eventId);
        Command command = command(Wanted.message(text));
        String told = String.valueOf(command.text());
        int reached = store.broadcast(command.id(), eventId, command);
        facts.fire(Fact.of("event.broadcast", eventId, "event", eventId)
                .with("text", told)
                .with("scanners", reached));
        store.count(eventId);
        return new Broadcast(command.id(), told, reached, command.at(), command.issuedBy());
    }

    private Command command(Wanted wanted) {
        return new Command(
                UUID.randomUUID(),
                wanted.name(),
                wanted.text() == null ? null : wanted.text().strip(),
                clock.instant(),
                session.getCallerPrincipal().getName());
    }

    private static Fact with(Fact fact, @Nullable String text) {
        return text == null ? fact : fact.with("text", text);
    }
}
