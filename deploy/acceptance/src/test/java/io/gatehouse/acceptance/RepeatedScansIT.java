package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A scan is asked once: its {@code scanId} gets the first verdict back, for ever and whatever happened since. */
@ExtendWith(Gatehouse.class)
class RepeatedScansIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint(Map.of("entriesPerTicket", 9));
    private final Door door = event.door(gate);

    @Test
    void theSameScanIsOneRowAndOneAnswer() {
        var ticket = event.ticket(Map.of("holder", "Ida Huber", "reference", "A-1"));
        var scan = Scan.of(gate, ticket);
        var first = door.scan(scan);

        door.scan(scan).isReplayOf(first);
        door.scan(scan).isReplayOf(first);

        assertThat(first).hasToString("ADMITTED");
        assertThat(first.replay()).isFalse();
        assertThat(Gatehouse.database().scansOf(ticket)).isEqualTo(1);
        assertThat(event.stats().getInt("entries")).isEqualTo(1);
    }

    @Test
    void aRefusalIsRepeatedWithAllItSaid() {
        var once = event.checkpoint();
        var onceDoor = event.door(once);
        var ticket = event.ticket();
        onceDoor.enter(ticket);
        var scan = Scan.of(once, ticket);
        var refused = onceDoor.scan(scan);

        onceDoor.scan(scan).isReplayOf(refused);

        assertThat(refused).hasToString("REFUSED already_admitted");
        assertThat(event.stats().getInt("refused")).isEqualTo(1);
    }

    @Test
    void anUnknownCodeIsRepeatedAsUnknown() {
        var scan = Scan.of(gate, "no such code");
        var first = door.scan(scan);

        door.scan(scan).isReplayOf(first);

        assertThat(Gatehouse.database().scansWithId(scan.id())).isEqualTo(1);
    }

    @Test
    void theFirstVerdictHoldsWhenTheTicketIsCancelledBeforeTheRetry() {
        var ticket = event.ticket();
        var scan = Scan.of(gate, ticket);
        var first = door.scan(scan);
        ticket.cancel();

        door.scan(scan).isReplayOf(first);

        assertThat(first).hasToString("ADMITTED");
        assertThat(door.scan(scan.again())).hasToString("REFUSED cancelled");
    }

    @Test
    void theFirstVerdictHoldsWhenTheTicketIsReissuedOrTheGatePaused() {
        var ticket = event.ticket();
        var scan = Scan.of(gate, ticket);
        var first = door.scan(scan);
        ticket.reissue();
        gate.pause();

        door.scan(scan).isReplayOf(first);
    }

    @Test
    void aRefusalHoldsWhenItsCauseIsGone() {
        var ticket = event.ticket();
        ticket.block();
        var scan = Scan.of(gate, ticket);
        var first = door.scan(scan);
        ticket.unblock();

        door.scan(scan).isReplayOf(first);

        assertThat(first).hasToString("REFUSED blocked");
        assertThat(door.scan(scan.again())).hasToString("ADMITTED");
    }

    @Test
    void theSameIdForAnotherScanIsRefusedAndLeavesNothing() {
        var other = event.checkpoint();
        var both = event.door(gate, other);
        var ticket = event.ticket();
        var scan = Scan.of(gate, ticket);
        both.scan(scan);

        both.ask(scan.with("code", event.ticket().code())).problem(409, "scan-id-reused");
        both.ask(scan.with("code", "no such code")).problem(409, "scan-id-reused");
        both.ask(scan.with("checkpointId", other.id())).problem(409, "scan-id-reused");
        both.ask(scan.exit()).problem(409, "scan-id-reused");
        both.ask(scan.force()).problem(409, "scan-id-reused");
        both.ask(scan.without("code").with("ticketId", ticket.id())).problem(409, "scan-id-reused");

        assertThat(Gatehouse.database().scansOf(event)).isEqualTo(1);
    }

    @Test
    void whatIsOnlyRecordedMayDifferInARetry() {
        var ticket = event.ticket();
        var scan = Scan.of(gate, ticket);
        var first = door.scan(scan.with("scannedAt", "2031-07-01T20:00:00Z"));

        door.scan(scan.with("scannedAt", "2031-07-01T20:00:05Z")).isReplayOf(first);
        door.scan(scan.with("direction", "entry").with("force", false)).isReplayOf(first);
    }

    @Test
    void theWayAnIdIsWrittenMakesNoOtherScanOfIt() {
        var scan = Scan.of(gate, event.ticket());
        var first = door.scan(scan);

        var upper = door.scan(scan.with("scanId", scan.id().toUpperCase(Locale.ROOT)));

        assertThat(upper.replay()).isTrue();
        assertThat(upper.decidedAt()).isEqualTo(first.decidedAt());
    }

    @Test
    void anotherScannerThatRepeatsItGetsTheFirstVerdict() {
        var ticket = event.ticket();
        var scan = Scan.of(gate, ticket);
        var first = door.scan(scan);

        event.door(gate).scan(scan).isReplayOf(first);

        assertThat(event.stats().getInt("entries")).isEqualTo(1);
    }

    @Test
    void aKioskThatRepeatsItLearnsNoName() {
        var scan = Scan.of(gate, event.ticket(Map.of("holder", "Secret Guest")));
        door.scan(scan);

        var again = event.door("kiosk", gate).ask(scan);

        assertThat(Verdict.of(again).replay()).isTrue();
        assertThat(again.body()).doesNotContain("Secret Guest");
    }

    @Test
    void aForcedEntryIsRepeatedAsForced() {
        var once = event.door(event.checkpoint());
        var ticket = event.ticket();
        once.enter(ticket);
        var scan = Scan.of(once.checkpoint(), ticket).force();
        var forced = once.scan(scan);

        once.scan(scan).isReplayOf(forced);

        assertThat(forced).hasToString("ADMITTED forced");
        assertThat(Gatehouse.database().scansOf(ticket)).isEqualTo(2);
    }

    @Test
    void theScanOfAnotherEventTellsNothingByItsId() {
        var ticket = event.ticket(Map.of("holder", "Secret Guest"));
        var scan = Scan.of(gate, ticket);
        door.scan(scan);
        var elsewhere = Event.create();
        var hall = elsewhere.checkpoint();

        var refused =
                elsewhere.door(hall).ask(scan.with("checkpointId", hall.id())).problem(409, "scan-id-reused");

        assertThat(refused.body()).doesNotContain("Secret Guest").doesNotContain(ticket.id());
    }

    @Test
    void theScannersRightIsLookedAtBeforeTheRepetition() {
        var scan = Scan.of(gate, event.ticket());
        door.scan(scan);
        door.suspend();

        door.ask(scan).problem(403, "scanner-suspended");
    }
}
