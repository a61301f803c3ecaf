package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where several reasons apply, the first of the contract's list is told: one is removed, and the next shows. */
@ExtendWith(Gatehouse.class)
class ReasonOrderIT {
    private static final String PAST = Event.fromNow(Duration.ofHours(-1));
    private static final String FUTURE = Event.fromNow(Duration.ofHours(5));

    private final Event event = Event.create();

    @Test
    void theReasonsShowOneAfterTheOther() {
        var gate = event.checkpoint(Map.of("categories", List.of("Crew"), "opensAt", FUTURE));
        var door = event.door(gate);
        var old = event.ticket(Map.of("category", "Guest", "validFrom", FUTURE, "paid", false));
        var ticket = old.reissue();
        ticket.block();
        event.pause();

        assertThat(door.enter("no such code")).hasToString("REFUSED unknown");
        assertThat(door.enter(old)).hasToString("REFUSED revoked");
        assertThat(door.enter(ticket)).hasToString("REFUSED blocked");
        ticket.unblock();
        assertThat(door.enter(ticket)).hasToString("REFUSED paused");
        event.resume();
        assertThat(door.enter(ticket)).hasToString("REFUSED checkpoint_closed");
        gate.patch(Map.of("opensAt", PAST));
        assertThat(door.enter(ticket)).hasToString("REFUSED wrong_category");
        gate.patch(Map.of("categories", List.of("Crew", "Guest")));
        assertThat(door.enter(ticket)).hasToString("REFUSED not_yet_valid");
    }

    @Test
    void cancelledIsToldBeforePaused() {
        var gate = event.checkpoint(Map.of("closesAt", PAST));
        var door = event.door(gate);
        var ticket = event.ticket(Map.of("validUntil", PAST));
        ticket.cancel();
        gate.pause();

        assertThat(door.enter(ticket)).hasToString("REFUSED cancelled");
    }

    @Test
    void revokedIsToldBeforeCancelled() {
        var door = event.door(event.checkpoint());
        var old = event.ticket();
        old.reissue().cancel();

        assertThat(door.enter(old)).hasToString("REFUSED revoked");
    }

    @Test
    void wrongCategoryIsToldBeforeExpired() {
        var gate = event.checkpoint(Map.of("categories", List.of("Crew")));
        var ticket = event.ticket(Map.of("category", "Guest", "validUntil", PAST));

        assertThat(event.door(gate).enter(ticket)).hasToString("REFUSED wrong_category");
    }

    @Test
    void expiredIsToldBeforeUnpaid() {
        var ticket = event.ticket(Map.of("validUntil", PAST, "paid", false));

        assertThat(event.door(event.checkpoint()).enter(ticket)).hasToString("REFUSED expired");
    }

    @Test
    void unpaidIsToldBeforeAlreadyAdmittedAndThatBeforeFull() {
        var gate = event.checkpoint(Map.of("acceptUnpaid", true, "capacity", 1));
        var door = event.door(gate);
        var ticket = event.ticket(Map.of("paid", false));
        assertThat(door.enter(ticket)).hasToString("ADMITTED");

        gate.patch(Map.of("acceptUnpaid", false));
        assertThat(door.enter(ticket)).hasToString("REFUSED unpaid");
        gate.patch(Map.of("acceptUnpaid", true));
        assertThat(door.enter(ticket)).hasToString("REFUSED already_admitted");
        assertThat(door.enter(event.ticket())).hasToString("REFUSED full");
    }

    @Test
    void blockedIsToldBeforeAlreadyAdmitted() {
        var door = event.door(event.checkpoint());
        var ticket = event.ticket();
        door.enter(ticket);
        ticket.block();

        assertThat(door.enter(ticket)).hasToString("REFUSED blocked");
    }
}
