package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A token that got lost is taken away, and the device comes back as the same scanner. */
@ExtendWith(Gatehouse.class)
class RotationIT {
    private static final int NOT_ALLOWED = 1008;

    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void theOldTokenIsNobodysAtOnce() {
        door.enter(event.ticket());
        door.beat();

        var rotated = rotate(door);

        door.ask(Scan.of(gate, "any")).expect(401);
        door.api().get("/api/scanner/snapshot").expect(401);
        assertThat(door.bearing(rotated.text("token")).enter(event.ticket())).hasToString("ADMITTED");
    }

    @Test
    void anOpenSocketIsClosedWithinASecond() {
        try (var socket = Socket.joined(door)) {
            var then = Instant.now();
            rotate(door);

            assertThat(socket.closedWith()).isEqualTo(NOT_ALLOWED);
            assertThat(Duration.between(then, Instant.now())).isLessThan(Duration.ofSeconds(1));
            assertThat(socket.told().toString()).contains("urn:gatehouse:problem:unauthenticated");
        }
    }

    @Test
    void itsDeviceComesBackAsTheSameScanner() {
        door.command("wipe");
        var rotated = rotate(door);
        assertThat(rotated.text("url")).contains("/scanner/#pair=" + rotated.text("pairingCode") + "&key=");
        assertThat(rotated.text("qrSvg")).contains("<svg");

        var back = Door.join(rotated.text("pairingCode"), "Another name").expect(201);

        assertThat(back.text("scannerId")).isEqualTo(door.scannerId());
        assertThat(back.text("status")).isEqualTo("APPROVED");
        var again = door.bearing(back.text("token"));
        assertThat(again.enter(event.ticket())).hasToString("ADMITTED");
        assertThat(again.beat()).as("what was for the lost device").isEmpty();
        assertThat(again.row().getString("name")).isEqualTo(door.name());
        door.bearing(rotated.text("token")).ask(Scan.of(gate, "any")).expect(401);
        Door.join(rotated.text("pairingCode"), "Once more").expect(404);
    }

    @Test
    void aSecondRotationEndsTheFirstOnesCode() {
        var first = rotate(door);
        var second = rotate(door);

        Door.join(first.text("pairingCode"), "Late").expect(404);
        Door.join(second.text("pairingCode"), "In time").expect(201);
    }

    @Test
    void aSuspendedScannerStaysSuspended() {
        door.suspend();
        var back = Door.join(rotate(door).text("pairingCode"), "Back").expect(201);

        assertThat(back.text("status")).isEqualTo("SUSPENDED");
        door.bearing(back.text("token")).ask(Scan.of(gate, "any")).expect(403);
    }

    @Test
    void aRevokedOneIsNeverRevived() {
        var rotated = rotate(door);
        door.revoke();

        Door.join(rotated.text("pairingCode"), "Back").expect(404);
        door.supervise("rotate").expect(409);
    }

    @Test
    void scansOfItsOutboxAreStillItsOwn() {
        var scan = Scan.of(gate, event.ticket());
        var back = Door.join(rotate(door).text("pairingCode"), "Back").expect(201);

        var outcome = door.bearing(back.text("token")).uploadOne(scan.at(Instant.now()));

        assertThat(outcome.status()).isEqualTo("STORED");
        assertThat(event.row(scan).getString("scannerId")).isEqualTo(door.scannerId());
    }

    @Test
    void onlyAdministratorsRotate() {
        var path = "/api/scanners/" + door.scannerId() + "/rotate";
        for (var who : List.of(Api.supervisor(), Api.operator(), door.api())) {
            who.post(path).expect(403);
        }
        Api.anyone().post(path).expect(401);
        assertThat(door.enter(event.ticket())).hasToString("ADMITTED");
    }

    private static Answer rotate(Door door) {
        return door.supervise("rotate").expect(200);
    }
}
