package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class ForceIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void onlyTheEntryThatNeededForceIsForced() {
        var ticket = event.ticket();

        assertThat(door.force(ticket)).hasToString("ADMITTED");
        assertThat(door.force(ticket)).hasToString("ADMITTED forced");
        assertThat(door.enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void aForcedEntryStillHasNoReason() {
        var ticket = event.ticket();
        ticket.block();

        var verdict = door.force(ticket).json();

        assertThat(verdict.getBoolean("forced")).isTrue();
        assertThat(Answer.isNull(verdict, "reason")).isTrue();
        assertThat(verdict.getString("explanation")).isNotBlank();
    }

    @Test
    void forceAdmitsNoUnknownCode() {
        assertThat(door.scan(Scan.of(gate, "no such code").force())).hasToString("REFUSED unknown");

        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(1);
        assertThat(event.stats().getInt("admitted")).isZero();
        assertThat(event.stats().getInt("refused")).isEqualTo(1);
    }

    @Test
    void forceOpensNoPausedCheckpoint() {
        gate.pause();

        assertThat(door.force(event.ticket())).hasToString("REFUSED paused");
    }

    @Test
    void forceOverridesTheStateOfATicket() {
        var blocked = event.ticket();
        blocked.block();
        var cancelled = event.ticket();
        cancelled.cancel();
        var revoked = event.ticket();
        revoked.reissue();

        assertThat(door.force(blocked)).hasToString("ADMITTED forced");
        assertThat(door.force(cancelled)).hasToString("ADMITTED forced");
        assertThat(door.force(revoked)).hasToString("ADMITTED forced");
    }

    @Test
    void forceOverridesTheRulesOfATicketAndACheckpoint() {
        var past = Event.fromNow(Duration.ofHours(-1));
        var future = Event.fromNow(Duration.ofHours(5));
        var closed = event.door(event.checkpoint(Map.of("closesAt", past)));
        var crew = event.door(event.checkpoint(Map.of("categories", List.of("Crew"))));

        assertThat(closed.force(event.ticket())).hasToString("ADMITTED forced");
        assertThat(crew.force(event.ticket())).hasToString("ADMITTED forced");
        assertThat(door.force(event.ticket(Map.of("validFrom", future)))).hasToString("ADMITTED forced");
        assertThat(door.force(event.ticket(Map.of("validUntil", past)))).hasToString("ADMITTED forced");
        assertThat(door.force(event.ticket(Map.of("paid", false)))).hasToString("ADMITTED forced");
    }

    @Test
    void forceOverridesAFullHouse() {
        var small = event.checkpoint(Map.of("capacity", 1));
        var smallDoor = event.door(small);
        smallDoor.enter(event.ticket());
        var ticket = event.ticket();

        assertThat(smallDoor.enter(ticket)).hasToString("REFUSED full");
        assertThat(smallDoor.force(ticket)).hasToString("ADMITTED forced");
    }

    @Test
    void forceIsForTheFullProfileOnly() {
        for (var profile : List.of("scan-only", "kiosk")) {
            var ticket = event.ticket();
            var weak = event.door(profile, gate);

            assertThat(weak.force(ticket)).as(profile).hasToString("ADMITTED");
            assertThat(weak.force(ticket)).as(profile).hasToString("REFUSED already_admitted");
        }
    }

    @Test
    void aForcedEntryCountsAsOneMoreEntryOfTheSameTicket() {
        var ticket = event.ticket();
        door.enter(ticket);
        door.force(ticket);

        assertThat(event.stats().getInt("admitted")).isEqualTo(1);
        assertThat(event.stats().getInt("entries")).isEqualTo(2);
    }

    @Test
    void aForcedEntryStandsOutsideTheSlotsOfTheRule() {
        var twice = event.door(event.checkpoint(Map.of("entriesPerTicket", 2)));
        var ticket = event.ticket();
        ticket.block();
        assertThat(twice.force(ticket)).hasToString("ADMITTED forced");
        ticket.unblock();

        assertThat(twice.enter(ticket)).hasToString("ADMITTED");
    }
}
