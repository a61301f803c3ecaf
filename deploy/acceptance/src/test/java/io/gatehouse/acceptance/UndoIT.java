package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The person at the door takes back the scan just made. */
@ExtendWith(Gatehouse.class)
class UndoIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);
    private final Ticket ticket = event.ticket();
    private final Scan entry = Scan.of(gate, ticket);

    @Test
    void anUndoneEntryFreesTheTicket() {
        var verdict = door.scan(entry);

        door.undo(entry).expect(200);

        assertThat(event.effect(entry)).isEqualTo("annulled");
        event.figures("entries", 0, "admitted", 0, "inside", 0);
        door.scan(entry).isReplayOf(verdict);
        assertThat(door.enter(ticket)).hasToString("ADMITTED");
    }

    @Test
    void againItIsTheSame() {
        door.scan(entry);
        door.undo(entry).expect(200);
        door.enter(ticket);

        door.undo(entry).expect(200);

        event.figures("entries", 1, "inside", 1);
    }

    @Test
    void anUndoneExitLeavesThemInside() {
        door.scan(entry);
        var exit = Scan.of(gate, ticket).exit();
        door.scan(exit);

        door.undo(exit).expect(200);

        event.figures("exits", 0, "inside", 1);
    }

    @Test
    void aRefusedScanHasNothingToUndo() {
        door.scan(entry);
        var refused = entry.again();
        door.scan(refused);

        door.undo(refused).problem(409);
    }

    @Test
    void theScanOfAnotherScannerIsNotOnesOwn() {
        door.scan(entry);
        var elsewhere = Event.create();

        var other = event.door(gate).undo(entry).refused();
        var foreign = elsewhere.door(elsewhere.checkpoint()).undo(entry).refused();

        for (var answer : List.of(other, foreign)) {
            assertThat(answer.status()).isIn(403, 404);
            assertThat(answer.body()).doesNotContain(ticket.id());
        }
        assertThat(event.effect(entry)).isEqualTo("counts");
    }

    @Test
    void onlyTheFullProfileMayUndo() {
        for (var profile : List.of("scan-only", "kiosk")) {
            var weak = event.door(profile, gate);
            var scan = Scan.of(gate, event.ticket());
            weak.scan(scan);

            weak.undo(scan).problem(403);

            assertThat(event.effect(scan)).as(profile).isEqualTo("counts");
        }
    }

    @Test
    void whatWasMadeLongerAgoIsNotUndone() {
        var late = entry.at(Instant.now().minus(Duration.ofMinutes(10))).letIn();
        door.upload(late);

        door.undo(late).refused();

        assertThat(event.effect(late)).isEqualTo("counts");
    }

    @Test
    void aScanThatIsNotThereIsNotFound() {
        door.undo(Scan.of(gate, ticket)).problem(404);
        door.api().post("/api/scanner/scans/none/undo").refused();
        Api.anyone().post("/api/scanner/scans/" + UUID.randomUUID() + "/undo").problem(401);
        Api.admin().post("/api/scanner/scans/" + UUID.randomUUID() + "/undo").forbidden();
    }

    @Test
    void aSuspendedScannerUndoesNothing() {
        door.scan(entry);
        door.suspend();

        door.undo(entry).problem(403, "scanner-suspended");

        assertThat(event.effect(entry)).isEqualTo("counts");
    }

    @Test
    void undoneWhereAConflictHungOnItSettlesTheConflict() {
        door.scan(entry);
        var forgotten = Scan.of(gate, ticket)
                .at(Instant.now().minus(Duration.ofMinutes(10)))
                .letIn();
        event.door(gate).upload(forgotten);
        assertThat(event.effect(entry)).isEqualTo("conflict");

        door.undo(entry).expect(200);

        assertThat(event.openConflicts()).isEmpty();
        assertThat(event.effect(forgotten)).isEqualTo("counts");
        event.figures("entries", 1, "inside", 1, "openConflicts", 0);
    }

    @Test
    void itIsAudited() {
        door.scan(entry);
        var before = Gatehouse.database().auditRecordsOf(event);

        door.undo(entry).expect(200);

        assertThat(Gatehouse.database().auditRecordsOf(event)).isGreaterThan(before);
    }
}
