package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class ScannersIT {
    private final Event event = Event.create();
    private final Checkpoint checkpoint = event.checkpoint();

    @Test
    void aScannerScansOnlyOnceItIsApproved() {
        var door = waiting();
        var ticket = event.ticket();
        var scan = Scan.of(checkpoint, ticket);

        door.ask(scan).problem(403, "scanner-pending");
        assertThat(Gatehouse.database().scansAt(checkpoint)).isZero();

        door.approve();
        assertThat(door.scan(scan)).hasToString("ADMITTED");
        assertThat(row(door).getString("status")).isEqualTo("APPROVED");
    }

    @Test
    void aSuspendedScannerWaitsUntilItIsApprovedAgain() {
        var door = event.door(checkpoint);
        door.suspend();

        var refused = door.ask(Scan.of(checkpoint, event.ticket())).problem(403, "scanner-suspended");
        assertThat(refused.json().getJsonArray("commands")).isNotNull();
        assertThat(row(door).getString("status")).isEqualTo("SUSPENDED");

        door.approve();
        assertThat(door.enter(event.ticket())).hasToString("ADMITTED");
    }

    @Test
    void aRevokedScannerIsNeverRevived() {
        var door = event.door(checkpoint);
        door.revoke();
        door.ask(Scan.of(checkpoint, event.ticket())).problem(403, "scanner-revoked");

        door.supervise("approve").refused();
        door.supervise("suspend");

        door.ask(Scan.of(checkpoint, event.ticket())).problem(403, "scanner-revoked");
        assertThat(row(door).getString("status")).isEqualTo("REVOKED");
        assertThat(Gatehouse.database().scansAt(checkpoint)).isZero();
    }

    @Test
    void aRevokedScannerLearnsNothingOfItsEarlierScans() {
        var door = event.door(checkpoint);
        var scan = Scan.of(checkpoint, event.ticket(Map.of("holder", "Secret Guest")));
        door.scan(scan);
        door.revoke();

        var refused = door.ask(scan).problem(403, "scanner-revoked");

        assertThat(refused.body()).doesNotContain("Secret Guest").doesNotContain("ADMITTED");
    }

    @Test
    void anUnknownTokenIsNoScanner() {
        Api.bearing("nobody-knows-this-token-0123456789")
                .post("/api/scanner/scans", Scan.of(checkpoint, event.ticket()).body())
                .problem(401);
        assertThat(Gatehouse.database().scansAt(checkpoint)).isZero();
    }

    @Test
    void theTokenOfStaffIsNoScanners() {
        Api.admin()
                .post("/api/scanner/scans", Scan.of(checkpoint, event.ticket()).body())
                .forbidden();
        assertThat(Gatehouse.database().scansAt(checkpoint)).isZero();
    }

    @Test
    void theTokenOfAScannerIsNoStaffs() {
        var ticket = event.ticket();
        var door = event.door(checkpoint);
        var scanner = door.api();

        for (var path : List.of("/api/events", "/api/scanners", event.path("/stats"), event.path("/tickets"))) {
            scanner.get(path).forbidden();
        }
        scanner.get(ticket.path("")).forbidden();
        scanner.post(ticket.path("/block")).forbidden();
        scanner.post("/api/events", Event.description(Map.of())).forbidden();
        scanner.post(event.path("/pairings"), Map.of()).forbidden();
        scanner.post("/api/scanners/" + door.scannerId() + "/approve").forbidden();
        scanner.post(event.path("/pause")).forbidden();
        scanner.patch("/api/checkpoints/" + checkpoint.id(), Map.of("capacity", 1))
                .forbidden();
        assertThat(door.enter(ticket)).hasToString("ADMITTED");
    }

    @Test
    void aWaitingScannerCannotApproveItself() {
        var door = waiting();

        door.api().post("/api/scanners/" + door.scannerId() + "/approve").forbidden();

        door.ask(Scan.of(checkpoint, event.ticket())).problem(403, "scanner-pending");
    }

    @Test
    void theListShowsWhatASupervisorAsksOfAScanner() {
        var door = event.door("scan-only", checkpoint);
        var row = row(door);

        assertThat(row.getString("name")).isEqualTo(door.name());
        assertThat(row.getString("status")).isEqualTo("APPROVED");
        assertThat(row.getString("profile")).isEqualTo("scan-only");
        assertThat(row.getJsonArray("checkpoints").toString()).contains(checkpoint.id());
        assertThat(row).containsKeys("platform", "lastSeen", "connection", "type", "battery", "queued", "version");
    }

    @Test
    void theListNeverShowsAToken() {
        var door = event.door(checkpoint);

        assertThat(Api.admin().get("/api/scanners?eventId=" + event.id()).body())
                .contains(door.scannerId())
                .doesNotContain(door.token());
    }

    @Test
    void theListIsNarrowedToOneEvent() {
        var mine = event.door(checkpoint);
        var elsewhere = Event.create();
        var theirs = elsewhere.door(elsewhere.checkpoint());

        var listed = Api.admin()
                .get("/api/scanners?eventId=" + event.id())
                .expect(200)
                .items();

        assertThat(Pages.ids(listed)).contains(mine.scannerId()).doesNotContain(theirs.scannerId());
    }

    @Test
    void anUnknownScannerIsNotFound() {
        for (var action : List.of("approve", "suspend", "revoke")) {
            Api.admin()
                    .post("/api/scanners/" + UUID.randomUUID() + "/" + action)
                    .problem(404);
        }
        Api.admin().post("/api/scanners/none/approve").refused();
        Api.admin().get("/api/scanners?eventId=none").refused();
    }

    private Door waiting() {
        var code = event.pairing(Map.of("checkpointIds", List.of(checkpoint.id())))
                .expect(201)
                .text("pairingCode");
        return Door.enrol(code, checkpoint);
    }

    private JsonObject row(Door door) {
        return Api.admin().get("/api/scanners?eventId=" + event.id()).expect(200).items().stream()
                .filter(scanner -> scanner.getString("id").equals(door.scannerId()))
                .findFirst()
                .orElseThrow();
    }
}
