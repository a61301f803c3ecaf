package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two offline doors let the same guest in: both said so, it counts once, and a supervisor decides. */
@ExtendWith(Gatehouse.class)
class ConflictsIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door north = event.door(gate);
    private final Door south = event.door(gate);
    private final Ticket ticket = event.ticket(Map.of("reference", "A-7", "holder", "Ida Huber"));
    private final Scan first = Scan.of(gate, ticket).at(ago(20)).letIn();
    private final Scan second = Scan.of(gate, ticket).at(ago(10)).letIn();

    @BeforeEach
    void bothDoorsLetThemIn() {
        assertThat(south.uploadOne(second)).hasToString("ADMITTED counts");
        assertThat(north.uploadOne(first)).hasToString("ADMITTED counts");
    }

    @Test
    void whatTwoDoorsLetInCountsOnceAndIsShown() {
        var conflict = event.conflict();

        assertThat(conflict.json()).containsKeys("id", "kind", "status", "ticket", "checkpointId", "openedAt", "scans");
        assertThat(conflict.kind()).isNotBlank();
        assertThat(conflict.json().getString("checkpointId")).isEqualTo(gate.id());
        assertThat(conflict.json().getJsonObject("ticket").getString("id")).isEqualTo(ticket.id());
        assertThat(conflict.scanIds()).contains(second.id());
        assertThat(Instant.parse(conflict.json().getString("openedAt"))).isAfter(ago(5));
        effects("counts", "conflict");
        assertThat(event.row(second).getString("conflictId")).isEqualTo(conflict.id());
        assertThat(event.row(second).getString("verdict")).isEqualTo("ADMITTED");
        event.figures("entries", 1, "admitted", 1, "inside", 2, "openConflicts", 1, "refused", 0);
    }

    @Test
    void bothSidesAreShown() {
        assertThat(event.conflict().scanIds()).containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void itIsStoredTogetherWithTheScanThatOpensItOrNotAtAll() {
        assertThat(Gatehouse.database().transactionsOf(event.conflict())).isEqualTo(1);
    }

    @Test
    void theLoserIsToldWhichConflictItIsIn() {
        var third = Scan.of(gate, ticket).at(ago(5)).letIn();

        var outcome = north.uploadOne(third);

        assertThat(outcome).hasToString("ADMITTED conflict");
        assertThat(outcome.json().getString("conflictId"))
                .isEqualTo(event.conflict().id());
    }

    @Test
    void furtherScansJoinTheOpenConflict() {
        var conflict = event.conflict();
        var third = Scan.of(gate, ticket).at(ago(5)).letIn();
        var earliest = Scan.of(gate, ticket).at(ago(30)).letIn();

        south.upload(third, earliest);

        assertThat(event.conflict().id()).isEqualTo(conflict.id());
        assertThat(event.conflict().scanIds()).contains(first.id(), second.id(), third.id());
        effects("conflict", "conflict");
        assertThat(event.effect(earliest)).isEqualTo("counts");
        event.figures("entries", 1, "admitted", 1, "inside", 4, "openConflicts", 1);
    }

    @Test
    void aConflictElsewhereIsAnother() {
        var hall = event.checkpoint();
        var other = event.ticket();
        event.door(hall)
                .upload(
                        Scan.of(hall, ticket).at(ago(9)).letIn(),
                        Scan.of(hall, ticket).at(ago(8)).letIn());
        north.upload(
                Scan.of(gate, other).at(ago(9)).letIn(),
                Scan.of(gate, other).at(ago(8)).letIn());

        assertThat(event.openConflicts()).hasSize(3).extracting(Conflict::id).doesNotHaveDuplicates();
        event.figures("openConflicts", 3);
    }

    @Test
    void keptAsItIsTheLoserHasNoEffect() {
        event.conflict().keep().expect(200);

        effects("counts", "none");
        event.figures("entries", 1, "admitted", 1, "inside", 1, "openConflicts", 0);
        assertThat(event.openConflicts()).isEmpty();
        assertThat(north.enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void countedAllTheyAreAllCounted() {
        event.conflict().countAll().expect(200);

        effects("counts", "counts");
        event.figures("entries", 2, "admitted", 1, "inside", 2, "openConflicts", 0);
        assertThat(event.openConflicts()).isEmpty();
        assertThat(north.enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void theWinnerMayBeTheOneThatCountsAlready() {
        event.conflict().winner(first).expect(200);

        effects("counts", "none");
        event.figures("entries", 1, "admitted", 1, "inside", 1, "openConflicts", 0);
    }

    @Test
    void theWinnerMayBeTheOtherOne() {
        event.conflict().winner(second).expect(200);

        effects("none", "counts");
        event.figures("entries", 1, "admitted", 1, "inside", 1, "openConflicts", 0);
        assertThat(north.enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void aVerdictNeverChangesWhateverIsDecided() {
        var before = south.uploadOne(second).verdict();
        event.conflict().winner(first).expect(200);

        assertThat(south.uploadOne(second).verdict().toString()).isEqualTo(before.toString());
        assertThat(event.row(second).getString("verdict")).isEqualTo("ADMITTED");
    }

    @Test
    void theSameDecisionAgainIsTheSame() {
        var conflict = event.conflict();
        conflict.winner(second).expect(200);

        conflict.winner(second).expect(200);
        effects("none", "counts");
        event.figures("entries", 1, "openConflicts", 0);
    }

    @Test
    void anotherDecisionComesTooLate() {
        var conflict = event.conflict();
        conflict.winner(second).expect(200);

        conflict.keep().problem(409);
        conflict.countAll().problem(409);
        conflict.winner(first).problem(409);

        effects("none", "counts");
    }

    @Test
    void twoDecisionsAtOnceAreOne() {
        var conflict = event.conflict();

        var statuses = Together.call(6, n -> (n % 2 == 0 ? conflict.keep() : conflict.countAll()).status());

        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(3);
        event.figures("openConflicts", 0, "entries", event.effect(second).equals("counts") ? 2 : 1);
    }

    @Test
    void aDecisionNeedsANoteAndOneOfThreeResolutions() {
        var conflict = event.conflict();

        conflict.resolve(Map.of("resolution", "KEEP")).violates("note");
        conflict.resolve(Map.of("resolution", "KEEP", "note", " ")).violates("note");
        conflict.resolve(Map.of("note", "n")).violates("resolution");
        conflict.resolve(Map.of("resolution", "SETTLED", "note", "n")).violates("resolution");
        conflict.resolve(Map.of("resolution", "keep it", "note", "n")).violates("resolution");
        conflict.resolve(Map.of("resolution", 1, "note", "n")).problem(400);
        conflict.resolve(Map.of()).problem(400);

        effects("counts", "conflict");
        assertThat(event.conflict().id()).isEqualTo(conflict.id());
    }

    @Test
    void aWinnerIsOneOfTheConflictsScans() {
        var conflict = event.conflict();
        var foreign = Scan.of(gate, event.ticket()).at(ago(5)).letIn();
        north.upload(foreign);

        conflict.resolve(Map.of("resolution", "WINNER", "note", "n")).violates("scanId");
        conflict.winner(foreign).violates("scanId");
        conflict.resolve(Map.of(
                        "resolution", "WINNER", "scanId", UUID.randomUUID().toString(), "note", "n"))
                .violates("scanId");
        conflict.resolve(Map.of("resolution", "WINNER", "scanId", "the first", "note", "n"))
                .violates("scanId");

        effects("counts", "conflict");
    }

    @Test
    void aConflictThatIsNotThereIsNotFound() {
        Api.admin()
                .post("/api/conflicts/" + UUID.randomUUID() + "/resolve", Map.of("resolution", "KEEP", "note", "n"))
                .problem(404);
    }

    @Test
    void onlySupervisorsSeeAndDecide() {
        var conflict = event.conflict();
        var keep = Map.of("resolution", "KEEP", "note", "asked both doors");

        for (var nobody : new Api[] {Api.anyone(), north.api(), Api.operator()}) {
            nobody.get(event.path("/conflicts?open=true")).forbidden();
            conflict.resolve(nobody, keep).forbidden();
        }
        Api.operator().get(event.path("/conflicts?open=true")).problem(403);

        Api.supervisor().get(event.path("/conflicts?open=true")).expect(200);
        conflict.resolve(Api.supervisor(), keep).expect(200);
    }

    @Test
    void aClosedConflictStaysInTheListOfAll() {
        var conflict = event.conflict();
        conflict.keep().expect(200);

        assertThat(event.conflicts()).singleElement().satisfies(closed -> {
            assertThat(closed.id()).isEqualTo(conflict.id());
            assertThat(closed.closedAs("KEEP")).as("%s", closed.json()).isTrue();
        });
    }

    @Test
    void itsScansKeepTheirConflictWhenItIsClosed() {
        var conflict = event.conflict();
        conflict.keep().expect(200);

        assertThat(event.row(second).getString("conflictId")).isEqualTo(conflict.id());
    }

    @Test
    void anAnnulmentOfTheScanThatCountsSettlesIt() {
        var conflict = event.conflict();

        event.annul(first).expect(200);

        effects("annulled", "counts");
        assertThat(event.openConflicts()).isEmpty();
        assertThat(event.conflicts()).singleElement().satisfies(closed -> {
            assertThat(closed.id()).isEqualTo(conflict.id());
            assertThat(closed.closedAs("SETTLED")).as("%s", closed.json()).isTrue();
        });
        event.figures("entries", 1, "admitted", 1, "inside", 1, "openConflicts", 0);
    }

    @Test
    void anAnnulmentOfTheLoserSettlesItToo() {
        event.annul(second).expect(200);

        effects("counts", "annulled");
        assertThat(event.openConflicts()).isEmpty();
        assertThat(event.conflicts()).singleElement().matches(closed -> closed.closedAs("SETTLED"));
        event.figures("entries", 1, "inside", 1, "openConflicts", 0);
    }

    @Test
    void aLateExitBetweenTheTwoSettlesItWhereReentryIsAllowed() {
        var garden = event.checkpoint(Map.of("reentry", true));
        var guest = event.ticket();
        var entry = Scan.of(garden, guest).at(ago(30)).letIn();
        var back = Scan.of(garden, guest).at(ago(10)).letIn();
        var gardenDoor = event.door(garden);
        gardenDoor.upload(entry, back);
        assertThat(event.openConflicts()).hasSize(2);

        assertThat(gardenDoor.uploadOne(Scan.of(garden, guest).at(ago(20)).letOut()))
                .hasToString("EXITED counts");

        assertThat(event.openConflicts()).hasSize(1);
        assertThat(event.effect(back)).isEqualTo("counts");
        assertThat(event.conflicts()).anyMatch(closed -> closed.closedAs("SETTLED"));
    }

    @Test
    void anExitAfterBothDoesNotSettleIt() {
        var garden = event.checkpoint(Map.of("reentry", true));
        var guest = event.ticket();
        var gardenDoor = event.door(garden);
        var back = Scan.of(garden, guest).at(ago(20)).letIn();
        gardenDoor.upload(Scan.of(garden, guest).at(ago(30)).letIn(), back);

        gardenDoor.uploadOne(Scan.of(garden, guest).at(ago(10)).letOut());

        assertThat(event.effect(back)).isEqualTo("conflict");
        assertThat(event.openConflicts()).hasSize(2);
    }

    @Test
    void anAdmissionThatTheRulesRefuseCanBeLetStandOrNot() {
        var cancelled = event.ticket();
        cancelled.cancel();
        var scan = Scan.of(gate, cancelled).at(Instant.now()).letIn();
        var other = event.ticket();
        other.cancel();
        var dropped = Scan.of(gate, other).at(Instant.now()).letIn();
        north.upload(scan, dropped);
        event.figures("entries", 1, "inside", 4, "openConflicts", 3, "refused", 2);

        about(scan).countAll().expect(200);
        about(dropped).keep().expect(200);

        assertThat(event.effect(scan)).isEqualTo("counts");
        assertThat(event.effect(dropped)).isEqualTo("none");
        assertThat(event.row(scan).getString("verdict")).isEqualTo("REFUSED");
        event.figures("entries", 2, "inside", 3, "openConflicts", 1, "refused", 2);
    }

    @Test
    void aNewCauseAfterADecisionIsANewConflict() {
        var decided = event.conflict();
        decided.keep().expect(200);

        north.upload(Scan.of(gate, ticket).at(ago(5)).letIn());

        assertThat(event.conflict().id()).isNotEqualTo(decided.id());
        effects("counts", "none");
        event.figures("entries", 1, "inside", 2, "openConflicts", 1);
    }

    @Test
    void aDecisionIsAudited() {
        var note = Event.unique("They are twins");
        event.conflict()
                .resolve(Map.of("resolution", "COUNT_ALL", "note", note))
                .expect(200);

        assertThat(Gatehouse.database().tablesWith(note)).anyMatch(table -> table.contains("audit_record"));
    }

    private Conflict about(Scan scan) {
        return event.openConflicts().stream()
                .filter(conflict -> conflict.scanIds().contains(scan.id()))
                .findFirst()
                .orElseThrow();
    }

    private void effects(String ofFirst, String ofSecond) {
        assertThat(event.effect(first)).as("effect of the first scan").isEqualTo(ofFirst);
        assertThat(event.effect(second)).as("effect of the second scan").isEqualTo(ofSecond);
    }

    private static Instant ago(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes));
    }
}
