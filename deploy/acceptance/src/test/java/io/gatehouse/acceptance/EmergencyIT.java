package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody more is let in, from one moment to the next. */
@ExtendWith(Gatehouse.class)
class EmergencyIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Checkpoint backDoor = event.checkpoint();
    private final Door door = event.door(gate, backDoor);

    @Test
    void theNextScanAfterAPauseIsRefusedWhereverItIsAsked() {
        assertThat(door.enter(event.ticket())).hasToString("ADMITTED");
        try (var socket = Socket.joined(door)) {
            assertThat(socket.verify(Scan.of(gate, event.ticket()))).hasToString("ADMITTED");

            event.pause();

            assertThat(socket.verify(Scan.of(gate, event.ticket()))).hasToString("REFUSED paused");
            assertThat(door.enter(event.ticket())).hasToString("REFUSED paused");
            assertThat(door.force(event.ticket())).hasToString("REFUSED paused");
            assertThat(door.at(backDoor).enter(event.ticket())).hasToString("REFUSED paused");

            event.resume();

            assertThat(socket.verify(Scan.of(gate, event.ticket()))).hasToString("ADMITTED");
        }
    }

    @Test
    void oneCheckpointIsPausedAlone() {
        Api.supervisor().post("/api/checkpoints/" + gate.id() + "/pause").expect(200);

        assertThat(door.enter(event.ticket())).hasToString("REFUSED paused");
        assertThat(door.at(backDoor).enter(event.ticket())).hasToString("ADMITTED");

        Api.supervisor().post("/api/checkpoints/" + gate.id() + "/resume").expect(200);
        assertThat(door.enter(event.ticket())).hasToString("ADMITTED");
    }
}
