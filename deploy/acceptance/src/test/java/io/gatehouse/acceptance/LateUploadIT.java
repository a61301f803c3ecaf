package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an offline door did is judged by the ticket as it was when it was done, and is never undone. */
@ExtendWith(Gatehouse.class)
class LateUploadIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void anAdmissionBeforeTheTicketWasCancelledCounts() {
        var ticket = event.ticket();
        ticket.cancel();

        assertThat(door.uploadOne(admitted(ticket, 10))).hasToString("ADMITTED counts");
        event.figures("entries", 1, "inside", 1, "refused", 0, "openConflicts", 0);
    }

    @Test
    void anAdmissionAfterTheTicketWasCancelledIsAConflict() {
        var ticket = event.ticket();
        ticket.cancel();

        var outcome = door.uploadOne(admitted(ticket, 0));

        assertThat(outcome).hasToString("REFUSED cancelled conflict");
        assertThat(event.conflict().kind()).isEqualTo("admitted_but_cancelled");
        assertThat(event.conflict().id()).isEqualTo(outcome.json().getString("conflictId"));
        event.figures("entries", 0, "admitted", 0, "inside", 1, "openConflicts", 1);
    }

    @Test
    void anAdmissionAfterTheTicketWasBlockedIsAConflict() {
        var ticket = event.ticket();
        ticket.block();

        assertThat(door.uploadOne(admitted(ticket, 10))).hasToString("ADMITTED counts");
        assertThat(door.uploadOne(admitted(event.ticket(), 10))).hasToString("ADMITTED counts");

        var other = event.ticket();
        other.block();
        assertThat(door.uploadOne(admitted(other, 0))).hasToString("REFUSED blocked conflict");
        assertThat(event.conflict().kind()).isEqualTo("admitted_but_blocked");
    }

    @Test
    void aTicketThatWasBlockedForAWhileWasBlockedForThatWhileOnly() {
        var during = event.ticket();
        during.block();
        var blocked = Instant.now();
        await().pollInterval(Duration.ofMillis(50)).until(() -> Instant.now().isAfter(blocked.plusSeconds(3)));
        during.unblock();

        var age = Duration.between(blocked.plusMillis(500), Instant.now());
        var scan = Scan.of(gate, during).at(Instant.now().minus(age)).letIn();

        assertThat(door.uploadOne(scan)).hasToString("REFUSED blocked conflict");
        assertThat(door.uploadOne(admitted(during, 0))).hasToString("ADMITTED counts");
    }

    @Test
    void anAdmissionByACodeThatWasRevokedLaterCounts() {
        var ticket = event.ticket();
        ticket.reissue();

        assertThat(door.uploadOne(admitted(ticket, 10))).hasToString("ADMITTED counts");
    }

    @Test
    void anAdmissionByARevokedCodeIsAConflict() {
        var ticket = event.ticket();
        ticket.reissue();

        assertThat(door.uploadOne(admitted(ticket, 0))).hasToString("REFUSED revoked conflict");
        assertThat(event.conflict().kind()).isEqualTo("admitted_but_revoked");
    }

    @Test
    void oldAndNewCodeAreOneTicket() {
        var old = event.ticket();
        var renewed = old.reissue();
        door.enter(renewed);

        var late = admitted(old, 10);
        assertThat(door.uploadOne(late)).hasToString("ADMITTED counts");

        assertThat(event.conflict().scanIds()).contains(late.id());
        event.figures("entries", 1, "admitted", 1, "inside", 2, "openConflicts", 1);
    }

    @Test
    void anAdmissionByACodeOfNobodyIsAConflictWithoutATicket() {
        var outcome = door.uploadOne(Scan.of(gate, "no such code").at(ago(10)).letIn());

        assertThat(outcome).hasToString("REFUSED unknown conflict");
        assertThat(event.conflict().kind()).isEqualTo("admitted_but_unknown");
        event.figures("entries", 0, "inside", 1, "openConflicts", 1);
    }

    @Test
    void anAdmissionIsJudgedByTheTicketsTimesThen() {
        var ended = event.ticket(Map.of("validUntil", Event.fromNow(Duration.ofMinutes(-20))));
        var begun = event.ticket(Map.of("validFrom", Event.fromNow(Duration.ofMinutes(-20))));

        assertThat(door.uploadOne(admitted(ended, 30))).hasToString("ADMITTED counts");
        assertThat(door.uploadOne(admitted(begun, 10))).hasToString("ADMITTED counts");
        assertThat(door.uploadOne(admitted(begun, 30))).hasToString("REFUSED not_yet_valid conflict");
        assertThat(door.uploadOne(admitted(ended, 10))).hasToString("REFUSED expired conflict");

        assertThat(event.openConflicts())
                .extracting(Conflict::kind)
                .containsExactlyInAnyOrder("admitted_but_not_yet_valid", "admitted_but_expired");
    }

    @Test
    void theHoursOfACheckpointHoldForTheTimeOfTheScan() {
        var closed = event.checkpoint(Map.of("closesAt", Event.fromNow(Duration.ofMinutes(-20))));
        var closedDoor = event.door(closed);

        assertThat(closedDoor.uploadOne(admitted(closed, event.ticket(), 30))).hasToString("ADMITTED counts");
        assertThat(closedDoor.uploadOne(admitted(closed, event.ticket(), 10)))
                .hasToString("REFUSED checkpoint_closed conflict");
        assertThat(event.conflict().kind()).isEqualTo("admitted_but_checkpoint_closed");
    }

    @Test
    void theRulesOfACheckpointAreTodays() {
        var strict = event.checkpoint();
        var strictDoor = event.door(strict);
        strict.patch(Map.of("categories", List.of("Crew"), "entriesPerTicket", 2));
        var crew = event.ticket(Map.of("category", "Crew"));

        assertThat(strictDoor.uploadOne(admitted(strict, event.ticket(Map.of("category", "Guest")), 10)))
                .hasToString("REFUSED wrong_category conflict");
        assertThat(strictDoor.upload(admitted(strict, crew, 10), admitted(strict, crew, 5)))
                .extracting(Outcome::toString)
                .containsOnly("ADMITTED counts");
        assertThat(event.conflict().kind()).isEqualTo("admitted_but_wrong_category");
    }

    @Test
    void anUnpaidTicketThatWasLetInIsAConflict() {
        assertThat(door.uploadOne(admitted(event.ticket(Map.of("paid", false)), 10)))
                .hasToString("REFUSED unpaid conflict");
        assertThat(event.conflict().kind()).isEqualTo("admitted_but_unpaid");
    }

    @Test
    void aPlaceThatIsFullOrPausedIsNoReasonAgainstWhoIsInside() {
        var small = event.checkpoint(Map.of("capacity", 1));
        var smallDoor = event.door(small);
        smallDoor.enter(event.ticket());
        small.pause();

        assertThat(smallDoor.upload(
                        admitted(small, event.ticket(), 10),
                        Scan.of(small, event.ticket()).at(ago(9)),
                        admitted(small, event.ticket(), 0)))
                .extracting(Outcome::toString)
                .containsOnly("ADMITTED counts");
        event.figures("entries", 4, "inside", 4, "openConflicts", 0);
    }

    @Test
    void aPausedEventIsNoReasonEither() {
        event.pause();

        assertThat(door.uploadOne(admitted(event.ticket(), 10))).hasToString("ADMITTED counts");
        assertThat(door.uploadOne(Scan.of(gate, event.ticket()).at(ago(0)))).hasToString("ADMITTED counts");
    }

    @Test
    void whatWasSentAwayStaysSentAwayAndUsesNothingUp() {
        var ticket = event.ticket();
        var refused = Scan.of(gate, ticket).at(ago(10)).sentAway("expired");

        assertThat(door.uploadOne(refused)).hasToString("REFUSED expired none");

        assertThat(door.enter(ticket)).hasToString("ADMITTED");
        assertThat(event.row(refused).getString("reason")).isEqualTo("expired");
        event.figures("entries", 1, "refused", 1, "inside", 1, "openConflicts", 0);
    }

    @Test
    void whatWasSentAwayIsKeptWhateverTheRulesSay() {
        var cancelled = event.ticket();
        cancelled.cancel();

        assertThat(door.upload(
                        Scan.of(gate, cancelled).at(ago(0)).sentAway("already_admitted"),
                        Scan.of(gate, "no such code").at(ago(10)).sentAway("unknown"),
                        Scan.of(gate, "no such code").at(ago(9)).sentAway("revoked"),
                        Scan.of(gate, event.ticket())
                                .at(ago(8))
                                .sentAway("blocked")
                                .exit()))
                .extracting(Outcome::toString)
                .containsExactly(
                        "REFUSED already_admitted none",
                        "REFUSED unknown none",
                        "REFUSED revoked none",
                        "REFUSED blocked none");
        event.figures("entries", 0, "refused", 4, "openConflicts", 0);
    }

    @Test
    void whereTheDoorDidNotDecideTheServerDoesAsOfThen() {
        var cancelled = event.ticket();
        cancelled.cancel();
        var used = event.ticket();
        door.upload(admitted(used, 30));

        assertThat(door.upload(
                        undecided(event.ticket(), 10),
                        undecided(cancelled, 10),
                        undecided(cancelled, 0),
                        undecided(used, 20),
                        Scan.of(gate, "no such code").at(ago(10))))
                .extracting(Outcome::toString)
                .containsExactly(
                        "ADMITTED counts",
                        "ADMITTED counts",
                        "REFUSED cancelled none",
                        "REFUSED already_admitted none",
                        "REFUSED unknown none");
        event.figures("entries", 3, "refused", 3, "openConflicts", 0);
    }

    @Test
    void anOlderEntryThatArrivesAfterANewerExitIsOrderedByTheirTimes() {
        var garden = event.checkpoint(Map.of("reentry", true));
        var gardenDoor = event.door(garden);
        var ticket = event.ticket();
        gardenDoor.uploadOne(Scan.of(garden, ticket).at(ago(10)).letOut());

        assertThat(gardenDoor.uploadOne(admitted(garden, ticket, 20))).hasToString("ADMITTED counts");

        event.figures("entries", 1, "exits", 1, "inside", 0);
        assertThat(gardenDoor.enter(ticket)).hasToString("ADMITTED");
        assertThat(gardenDoor.enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void anOlderEntryWithoutAnExitUsesTheTicketUp() {
        var ticket = event.ticket();
        door.uploadOne(admitted(ticket, 20));

        assertThat(door.enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void whoWasRefusedAtTheDoorIsToldOfTheLateScanThatCameBefore() {
        var ticket = event.ticket();
        var scan = admitted(ticket, 20);
        door.uploadOne(scan);

        var previous = event.door(gate).enter(ticket).json().getJsonObject("previous");

        assertThat(Instant.parse(previous.getString("at")))
                .isEqualTo(Instant.parse(event.row(scan).getString("settledAt")));
        assertThat(previous.getString("scanner")).isEqualTo(door.name());
        assertThat(previous.getString("checkpoint")).isEqualTo(gate.name());
    }

    @Test
    void aForcedEntryCountsOutsideTheRuleWhereTheProfileMayForce() {
        var ticket = event.ticket();
        door.uploadOne(admitted(ticket, 30));

        assertThat(door.uploadOne(admitted(ticket, 20).force())).hasToString("ADMITTED forced counts");

        event.figures("entries", 2, "admitted", 1, "inside", 2, "openConflicts", 0);
    }

    @Test
    void forceOverridesTheStateOfATicketInAListToo() {
        var cancelled = event.ticket();
        cancelled.cancel();

        assertThat(door.uploadOne(admitted(cancelled, 0).force())).hasToString("ADMITTED forced counts");
        assertThat(door.uploadOne(
                        Scan.of(gate, "no such code").at(ago(5)).letIn().force()))
                .hasToString("REFUSED unknown conflict");
    }

    @Test
    void forceIsReadAsNoneFromOtherProfiles() {
        for (var profile : List.of("scan-only", "kiosk")) {
            var weak = event.door(profile, gate);
            var ticket = event.ticket();
            weak.uploadOne(admitted(ticket, 30));

            assertThat(weak.uploadOne(admitted(ticket, 20).force())).hasToString("ADMITTED conflict");
        }
    }

    @Test
    void aLateScanIsOfTheScannerThatHandedItIn() {
        var scan = admitted(event.ticket(), 10);
        door.uploadOne(scan);

        assertThat(event.row(scan).getString("scannerId")).isEqualTo(door.scannerId());
    }

    private Scan admitted(Ticket ticket, int minutesAgo) {
        return admitted(gate, ticket, minutesAgo);
    }

    private static Scan admitted(Checkpoint place, Ticket ticket, int minutesAgo) {
        return Scan.of(place, ticket).at(ago(minutesAgo)).letIn();
    }

    private Scan undecided(Ticket ticket, int minutesAgo) {
        return Scan.of(gate, ticket).at(ago(minutesAgo));
    }

    private static Instant ago(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes));
    }

    @Test
    void whoCameFirstIsToldWithinOneListToo() {
        var ticket = event.ticket();
        var first = Scan.of(gate, ticket).at(Instant.now().minusSeconds(600));
        var second = Scan.of(gate, ticket).at(Instant.now().minusSeconds(300));

        var outcomes = door.upload(second, first);

        assertThat(outcomes)
                .extracting(Outcome::toString)
                .containsExactly("REFUSED already_admitted none", "ADMITTED counts");
        var previous = outcomes.get(0).json().getJsonObject("previous");
        assertThat(previous.getString("scanner")).isEqualTo(door.name());
        assertThat(previous.getString("checkpoint")).isEqualTo(gate.name());
    }
}
