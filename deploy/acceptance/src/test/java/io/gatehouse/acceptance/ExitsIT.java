package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class ExitsIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void anExitBeforeTheEntryUsesNothingUp() {
        var ticket = event.ticket();

        assertThat(door.leave(ticket)).hasToString("EXITED");
        assertThat(door.leave(ticket)).hasToString("EXITED");
        assertThat(door.enter(ticket)).hasToString("ADMITTED");
        assertThat(event.stats().getInt("inside")).isEqualTo(1);
    }

    @Test
    void whoHasLeftStaysOutWhereNoReentryIsAllowed() {
        var ticket = event.ticket();
        door.enter(ticket);
        door.leave(ticket);

        assertThat(door.enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void whoHasLeftMayComeBackWhereReentryIsAllowed() {
        var garden = event.door(event.checkpoint(Map.of("reentry", true)));
        var ticket = event.ticket();
        garden.enter(ticket);
        assertThat(garden.enter(ticket)).hasToString("REFUSED already_admitted");
        garden.leave(ticket);

        assertThat(garden.enter(ticket)).hasToString("ADMITTED");
        assertThat(garden.enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void exitsInAdvanceEarnNoFurtherEntries() {
        var garden = event.door(event.checkpoint(Map.of("reentry", true)));
        var ticket = event.ticket();
        garden.leave(ticket);
        garden.leave(ticket);

        assertThat(garden.enter(ticket)).hasToString("ADMITTED");
        assertThat(garden.enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void anExitElsewhereIsNoExitHere() {
        var garden = event.checkpoint(Map.of("reentry", true));
        var pool = event.checkpoint(Map.of("reentry", true));
        var gardenDoor = event.door(garden);
        var ticket = event.ticket();
        gardenDoor.enter(ticket);
        event.door(pool).leave(ticket);

        assertThat(gardenDoor.enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void aBlockedTicketDoesNotEvenLeaveUnlessForced() {
        var ticket = event.ticket();
        door.enter(ticket);
        ticket.block();

        assertThat(door.leave(ticket)).hasToString("REFUSED blocked");
        assertThat(door.scan(Scan.of(gate, ticket).exit().force())).hasToString("EXITED forced");
    }

    @Test
    void unknownAndRevokedCodesDoNotLeave() {
        var old = event.ticket();
        old.reissue();

        assertThat(door.leave(old)).hasToString("REFUSED revoked");
        assertThat(door.scan(Scan.of(gate, "no such code").exit())).hasToString("REFUSED unknown");
        assertThat(door.scan(Scan.of(gate, "no such code").exit().force())).hasToString("REFUSED unknown");
    }

    @Test
    void nothingElseKeepsAnybodyIn() {
        var past = Event.fromNow(Duration.ofHours(-1));
        var strict = event.checkpoint(Map.of("categories", List.of("Crew"), "closesAt", past));
        var strictDoor = event.door(strict);
        var cancelled = event.ticket();
        cancelled.cancel();
        strict.pause();

        assertThat(strictDoor.leave(cancelled)).hasToString("EXITED");
        assertThat(strictDoor.leave(event.ticket(Map.of("validUntil", past)))).hasToString("EXITED");
        assertThat(strictDoor.leave(event.ticket(Map.of("validFrom", Event.fromNow(Duration.ofHours(5))))))
                .hasToString("EXITED");
        assertThat(strictDoor.leave(event.ticket(Map.of("paid", false)))).hasToString("EXITED");
    }

    @Test
    void anExitThatNeededNoForceIsNotForced() {
        assertThat(door.scan(Scan.of(gate, event.ticket()).exit().force())).hasToString("EXITED");
    }
}
