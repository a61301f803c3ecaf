package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Late scans that can't be settled are kept without effect until a supervisor decides; none is lost. */
@ExtendWith(Gatehouse.class)
class HeldIT {
    private static final int OUTBOX = 200;
    private static final int BOUND = 5_000;
    private static final int LIST = 1_000;

    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void theOutboxOfARevokedScannerIsHeldAndSettlesByItsTimesWhenReleased() {
        var scans = event.tickets(OUTBOX).stream().map(guest -> late(guest, 20)).toList();
        door.revoke();

        assertThat(door.upload(scans)).extracting(Outcome::toString).containsOnly("HELD");

        assertThat(event.held())
                .extracting(Held::scanId)
                .containsExactlyInAnyOrderElementsOf(
                        scans.stream().map(Scan::id).toList());
        assertThat(event.scans()).isEmpty();
        event.figures("entries", 0, "inside", 0, "refused", 0, "openConflicts", 0);

        event.held().forEach(held -> held.release().expect(200));

        assertThat(event.held()).isEmpty();
        event.figures("entries", OUTBOX, "admitted", OUTBOX, "inside", OUTBOX, "openConflicts", 0);
        assertThat(event.scans())
                .hasSize(OUTBOX)
                .allSatisfy(row ->
                        assertThat(Instant.parse(row.getString("settledAt"))).isBetween(ago(22), ago(19)));
    }

    @Test
    void aReleasedScanTakesItsPlaceInTheOrderOfTimes() {
        var ticket = event.ticket();
        var held = late(ticket, 20);
        var scanner = event.door(gate);
        scanner.suspend();
        scanner.upload(held);
        var counted = Scan.of(gate, ticket);
        door.scan(counted);

        theHeld(held).release().expect(200);

        assertThat(event.effect(held)).isEqualTo("counts");
        assertThat(event.effect(counted)).isEqualTo("conflict");
        event.figures("entries", 1, "inside", 2, "openConflicts", 1);
    }

    @Test
    void aSuspendedScannerLearnsNoVerdictAndNoName() {
        learnsNothing("scanner-suspended", Door::suspend);
    }

    @Test
    void aRevokedScannerLearnsNoVerdictAndNoName() {
        learnsNothing("scanner-revoked", Door::revoke);
    }

    @Test
    void anExpiredScannerLearnsNoVerdictAndNoName() {
        learnsNothing(
                "scanner-expired",
                gone -> Api.admin()
                        .patch(
                                event.path(""),
                                Map.of(
                                        "startsAt", Event.fromNow(Duration.ofHours(-40)),
                                        "endsAt", Event.fromNow(Duration.ofHours(-25))))
                        .expect(200));
    }

    @Test
    void aScannerThatWaitsForApprovalHandsNothingIn() {
        var code = event.pairing(Map.of("checkpointIds", List.of(gate.id())))
                .expect(201)
                .text("pairingCode");
        var waiting = Door.enrol(code, gate);

        waiting.hand(Batch.of(late(event.ticket(), 10))).problem(403, "scanner-pending");

        assertThat(event.held()).isEmpty();
    }

    @Test
    void whatIsUnreadableIsInvalidFromARevokedScannerToo() {
        door.revoke();

        assertThat(door.upload(late(event.ticket(), 10).without("code"), late(event.ticket(), 10)))
                .extracting(Outcome::toString)
                .containsExactly("INVALID", "HELD");
    }

    @Test
    void theCheckpointOfAnotherEventIsForASupervisorToSortOut() {
        var foreign = Event.create().checkpoint();
        var ticket = event.ticket();
        var scan = Scan.of(foreign, ticket).at(ago(10)).letIn();

        assertThat(door.upload(scan, late(ticket, 5)))
                .extracting(Outcome::toString)
                .containsExactly("HELD", "ADMITTED counts");

        theHeld(scan).reject().expect(200);
        assertThat(event.held()).isEmpty();
        assertThat(foreign.event().scans()).isEmpty();
        event.figures("entries", 1, "openConflicts", 0);
    }

    @Test
    void anIdThatIsUsedForAnotherScanIsForASupervisorToSortOut() {
        var scan = late(event.ticket(), 20);
        var other = scan.with("code", event.ticket().code());
        door.upload(scan);

        assertThat(door.uploadOne(other)).hasToString("HELD");
        assertThat(door.uploadOne(scan.exit().at(ago(10)))).hasToString("HELD");
        event.figures("entries", 1, "exits", 0);
        assertThat(door.uploadOne(scan).verdict().replay()).isTrue();

        assertThat(event.held()).hasSize(2);
        event.held().forEach(held -> held.release().expect(200));
        event.figures("entries", 2, "admitted", 2, "exits", 1, "inside", 1, "openConflicts", 0);
        assertThat(door.uploadOne(scan).verdict()).hasToString("ADMITTED");
    }

    @Test
    void aScanOfAnotherEventWithTheSameIdIsToldNothing() {
        var elsewhere = Event.create();
        var theirs = elsewhere.checkpoint();
        var scan = Scan.of(theirs, elsewhere.ticket(Map.of("holder", "Secret Guest")))
                .at(ago(20))
                .letIn();
        elsewhere.door(theirs).upload(scan);

        var answer = door.hand(Batch.of(late(event.ticket(), 10).with("scanId", scan.id())));

        assertThat(Outcome.of(answer).get(0)).hasToString("HELD");
        assertThat(Outcome.of(answer).get(0).tellsNothing()).isTrue();
        assertThat(answer.body()).doesNotContain("Secret Guest");
        assertThat(event.held()).hasSize(1);
        assertThat(elsewhere.held()).isEmpty();
    }

    @Test
    void theSameListAgainIsHeldOnce() {
        var scans = event.tickets(5).stream().map(guest -> late(guest, 20)).toList();
        door.revoke();

        door.upload(scans);
        assertThat(door.upload(scans)).extracting(Outcome::toString).containsOnly("HELD");

        assertThat(event.held()).hasSize(5);
    }

    @Test
    void aReleaseIsOneHoweverOften() {
        var held = heldOne();

        assertThat(Together.call(4, n -> held.release().status())).containsOnly(200);
        held.release().expect(200);
        held.reject().problem(409);

        event.figures("entries", 1, "inside", 1);
        assertThat(event.scans()).hasSize(1);
    }

    @Test
    void aRejectedScanNeverHasAnEffect() {
        var ticket = event.ticket();
        var scan = late(ticket, 20);
        var scanner = event.door(gate);
        scanner.revoke();
        scanner.upload(scan);
        var held = theHeld(scan);

        held.reject().expect(200);
        held.reject().expect(200);
        held.release().problem(409);
        scanner.upload(scan);

        assertThat(event.held()).isEmpty();
        assertThat(event.scans()).isEmpty();
        assertThat(door.enter(ticket)).hasToString("ADMITTED");
    }

    @Test
    void aReleasedScanThatIsHandedInAgainIsStillOne() {
        var scan = late(event.ticket(), 20);
        var scanner = event.door(gate);
        scanner.revoke();
        scanner.upload(scan);
        theHeld(scan).release().expect(200);

        assertThat(scanner.uploadOne(scan).tellsNothing()).isTrue();
        var again = door.uploadOne(scan);

        assertThat(again).hasToString("ADMITTED counts");
        assertThat(again.verdict().replay()).isTrue();
        assertThat(event.held()).isEmpty();
        event.figures("entries", 1, "openConflicts", 0);
    }

    @Test
    void aDecisionNeedsANoteAndAThingToDecide() {
        var held = heldOne();
        var path = "/api/held/" + held.id();

        Api.admin().post(path + "/release", Map.of()).violates("note");
        Api.admin().post(path + "/reject", Map.of("note", "")).violates("note");
        Api.admin()
                .post("/api/held/" + UUID.randomUUID() + "/release", Map.of("note", "n"))
                .problem(404);

        assertThat(event.held()).hasSize(1);
    }

    @Test
    void onlySupervisorsSeeAndDecide() {
        var held = heldOne();

        for (var nobody : new Api[] {Api.anyone(), door.api(), Api.operator()}) {
            nobody.get(event.path("/held")).forbidden();
            held.decide(nobody, "release").forbidden();
            held.decide(nobody, "reject").forbidden();
        }

        Api.supervisor().get(event.path("/held")).expect(200);
        held.decide(Api.supervisor(), "release").expect(200);
    }

    @Test
    void aScannerOutOfServiceHandsInFiveThousandAtMost() {
        var ticket = event.ticket();
        door.revoke();
        for (int i = 0; i < BOUND / LIST; i++) {
            assertThat(door.upload(guests(ticket, LIST)))
                    .extracting(Outcome::status)
                    .containsOnly("HELD");
        }

        door.hand(Batch.of(guests(ticket, 1))).refused();

        assertThat(Gatehouse.database().heldOf(event)).isEqualTo(BOUND);
    }

    private void learnsNothing(String slug, Consumer<Door> fate) {
        var known = event.ticket(Map.of("holder", "Secret Guest"));
        var stored = late(known, 20);
        door.upload(stored);
        fate.accept(door);
        var next = late(event.ticket(Map.of("holder", "Secret Guest")), 10);

        var answer = door.hand(Batch.of(next, stored));

        var outcomes = Outcome.of(answer);
        assertThat(outcomes.get(0)).hasToString("HELD");
        assertThat(outcomes).allMatch(Outcome::tellsNothing);
        assertThat(answer.body()).doesNotContain("Secret Guest").doesNotContain("ADMITTED");
        assertThat(event.held()).extracting(Held::scanId).containsExactly(next.id());
        door.ask(Scan.of(gate, known)).problem(403, slug);
        door.undo(stored).problem(403, slug);
        door.api().get("/api/scanner/search?q=Secret").problem(403, slug);
    }

    private Held heldOne() {
        var scanner = event.door(gate);
        var scan = late(event.ticket(), 20);
        scanner.revoke();
        scanner.upload(scan);
        return theHeld(scan);
    }

    private Held theHeld(Scan scan) {
        return event.held().stream()
                .filter(held -> held.scanId().equals(scan.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<Scan> guests(Ticket ticket, int count) {
        return IntStream.range(0, count).mapToObj(n -> late(ticket, 20)).toList();
    }

    private Scan late(Ticket ticket, int minutesAgo) {
        return Scan.of(gate, ticket).at(ago(minutesAgo)).letIn();
    }

    private static Instant ago(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes));
    }

    @Test
    void whatWasAskedAgainWithTheRightBackCountsOnce() {
        var held = late(event.ticket(), 20);
        door.suspend();
        door.upload(held);
        door.approve();

        assertThat(door.scan(held.without("offlineVerdict"))).hasToString("ADMITTED");
        door.uploadOne(held).verdict();
        theHeld(held).release().expect(200);

        assertThat(event.scans()).hasSize(1);
        event.figures("entries", 1, "inside", 1, "openConflicts", 0);
    }
}
