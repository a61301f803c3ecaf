package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A supervisor takes back what a scan did: the scan stays, its effect ends. */
@ExtendWith(Gatehouse.class)
class AnnulIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);
    private final Ticket ticket = event.ticket();
    private final Scan entry = Scan.of(gate, ticket);

    @Test
    void anAnnulledEntryFreesTheTicketAndStays() {
        var verdict = door.scan(entry);

        event.annul(entry).expect(200);

        assertThat(event.effect(entry)).isEqualTo("annulled");
        assertThat(event.row(entry).getString("verdict")).isEqualTo("ADMITTED");
        event.figures("entries", 0, "admitted", 0, "inside", 0);
        door.scan(entry).isReplayOf(verdict);
        assertThat(door.enter(ticket)).hasToString("ADMITTED");
        assertThat(door.enter(ticket)).hasToString("REFUSED already_admitted");
        event.figures("entries", 1, "admitted", 1, "inside", 1);
        assertThat(Gatehouse.database().scansOf(ticket)).isEqualTo(3);
    }

    @Test
    void againItIsTheSame() {
        door.scan(entry);

        event.annul(entry).expect(200);
        door.enter(ticket);
        event.annul(entry).expect(200);

        event.figures("entries", 1, "inside", 1);
    }

    @Test
    void manyAtOnceAreOne() {
        door.scan(entry);
        door.scan(entry.again().force());

        assertThat(Together.call(8, n -> event.annul(entry).status())).containsOnly(200);

        event.figures("entries", 1, "admitted", 1, "inside", 1);
    }

    @Test
    void aRefusedScanHasNoEffectToEnd() {
        door.scan(entry);
        var refused = entry.again();
        door.scan(refused);
        var unknown = Scan.of(gate, "no such code");
        door.scan(unknown);

        event.annul(refused).problem(409);
        event.annul(unknown).problem(409);

        assertThat(event.effect(refused)).isEqualTo("none");
        event.figures("entries", 1, "refused", 2);
    }

    @Test
    void anAnnulledExitNeverWas() {
        var garden = event.checkpoint(Map.of("reentry", true));
        var gardenDoor = event.door(garden);
        var exit = Scan.of(garden, ticket).exit();
        gardenDoor.enter(ticket);
        gardenDoor.scan(exit);

        event.annul(exit).expect(200);

        assertThat(event.effect(exit)).isEqualTo("annulled");
        event.figures("entries", 1, "exits", 0, "inside", 1);
        assertThat(gardenDoor.enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void anExitWithoutWhichTwoEntriesAreOneTooManyOpensAConflict() {
        var garden = event.checkpoint(Map.of("reentry", true));
        var gardenDoor = event.door(garden);
        var exit = Scan.of(garden, ticket).exit();
        gardenDoor.enter(ticket);
        gardenDoor.scan(exit);
        var back = Scan.of(garden, ticket);
        gardenDoor.scan(back);

        event.annul(exit).expect(200);

        assertThat(event.effect(back)).isEqualTo("conflict");
        assertThat(event.conflict().scanIds()).contains(back.id());
        event.figures("entries", 1, "exits", 0, "inside", 2, "openConflicts", 1);
    }

    @Test
    void aForcedEntryCanBeAnnulledToo() {
        door.scan(entry);
        var forced = entry.again().force();
        door.scan(forced);

        event.annul(forced).expect(200);

        event.figures("entries", 1, "inside", 1);
        assertThat(door.enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void aLateScanCanBeAnnulledToo() {
        var late = entry.at(Instant.now().minus(Duration.ofMinutes(10))).letIn();
        door.upload(late);

        event.annul(late).expect(200);

        event.figures("entries", 0, "inside", 0);
        assertThat(door.uploadOne(late).verdict().replay()).isTrue();
        event.figures("entries", 0, "inside", 0);
        assertThat(door.enter(ticket)).hasToString("ADMITTED");
    }

    @Test
    void itNeedsANote() {
        door.scan(entry);

        Api.admin().post("/api/scans/" + entry.id() + "/annul", Map.of()).violates("note");
        Api.admin()
                .post("/api/scans/" + entry.id() + "/annul", Map.of("note", ""))
                .violates("note");
        Api.admin()
                .post("/api/scans/" + entry.id() + "/annul", Map.of("note", "NUL\u0000"))
                .violates("note");

        assertThat(event.effect(entry)).isEqualTo("counts");
    }

    @Test
    void aScanThatIsNotThereIsNotFound() {
        Api.admin()
                .post("/api/scans/" + UUID.randomUUID() + "/annul", Map.of("note", "n"))
                .problem(404);
        Api.admin().post("/api/scans/none/annul", Map.of("note", "n")).refused();
    }

    @Test
    void onlySupervisorsAnnul() {
        door.scan(entry);
        var path = "/api/scans/" + entry.id() + "/annul";

        Api.anyone().post(path, Map.of("note", "n")).problem(401);
        door.api().post(path, Map.of("note", "n")).forbidden();
        Api.operator().post(path, Map.of("note", "n")).problem(403);
        assertThat(event.effect(entry)).isEqualTo("counts");

        Api.supervisor().post(path, Map.of("note", "n")).expect(200);
        assertThat(event.effect(entry)).isEqualTo("annulled");
    }

    @Test
    void itIsAuditedWithItsNote() {
        var note = Event.unique("Wrong queue");
        door.scan(entry);
        Api.admin()
                .post("/api/scans/" + entry.id() + "/annul", Map.of("note", note))
                .expect(200);

        assertThat(Gatehouse.database().tablesWith(note)).anyMatch(table -> table.contains("audit_record"));
    }

    @Test
    void whileOthersScanTheTicketItIsInAtMostOnce() {
        for (int round = 0; round < 5; round++) {
            var guest = event.ticket();
            var first = Scan.of(gate, guest);
            door.scan(first);
            Together.call(
                    8,
                    n -> n == 0
                            ? event.annul(first).status()
                            : door.enter(guest).toString().length());

            var counting = event.scans("ticketId=" + guest.id()).stream()
                    .filter(row -> row.getString("effect").equals("counts"));
            assertThat(counting).hasSizeLessThanOrEqualTo(1);
        }
        event.figures("openConflicts", 0);
    }
}
