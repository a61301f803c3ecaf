package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A right that ends, ends on sockets that are open and silent too. */
@ExtendWith(Gatehouse.class)
class RevocationOnSocketIT {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int NOT_ALLOWED = 1008;

    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void aRevokedScannerIsToldAndClosedWithinASecond() {
        var other = event.door(gate);
        try (var socket = Socket.joined(door);
                var second = Socket.joined(door);
                var others = Socket.joined(other)) {
            var then = Instant.now();
            door.revoke();

            assertThat(slug(socket)).isEqualTo("urn:gatehouse:problem:scanner-revoked");
            assertThat(socket.closedWith()).isEqualTo(NOT_ALLOWED);
            assertThat(second.closedWith()).isEqualTo(NOT_ALLOWED);
            assertThat(Duration.between(then, Instant.now())).isLessThan(SOON);
            assertThat(others.verify(Scan.of(gate, event.ticket()))).hasToString("ADMITTED");
        }
    }

    @Test
    void aSuspendedScannerIsToldWithinASecondAndMayStay() {
        try (var socket = Socket.joined(door)) {
            var then = Instant.now();
            door.suspend();

            assertThat(slug(socket)).isEqualTo("urn:gatehouse:problem:scanner-suspended");
            assertThat(Duration.between(then, Instant.now())).isLessThan(SOON);
            assertThat(socket.isOpen()).isTrue();
            socket.send("heartbeat", Map.of("deviceId", "phone"));
            assertThat(slug(socket)).isEqualTo("urn:gatehouse:problem:scanner-suspended");

            door.approve();
            assertThat(socket.verify(Scan.of(gate, event.ticket()))).hasToString("ADMITTED");
        }
    }

    @Test
    void aHeartbeatAfterSuspensionIsRefusedAtOnce() {
        door.beat();
        door.beat();
        door.suspend();
        door.heartbeat(Map.of("deviceId", "phone", "type", "LAN")).expect(403);
        door.approve();
        assertThat(door.beat()).isEmpty();
    }

    private static String slug(Socket socket) {
        return socket.next("problem").getJsonObject("problem").getString("type");
    }
}
