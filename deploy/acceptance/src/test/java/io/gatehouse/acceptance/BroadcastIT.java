package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What supervisors tell all scanners of an event. */
@ExtendWith(Gatehouse.class)
class BroadcastIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();

    @Test
    void everyScannerOfTheEventIsToldAndNoOther() {
        var connected = event.door(gate);
        var beating = event.door(gate);
        var suspended = event.door(gate);
        suspended.suspend();
        var elsewhere = Event.create();
        var foreign = elsewhere.door(elsewhere.checkpoint());
        try (var socket = Socket.joined(connected)) {
            var issued = Instant.now();
            var told = broadcast(event, "Clear the hall");

            assertThat(socket.next("command").getString("text")).isEqualTo("Clear the hall");
            assertThat(Duration.between(issued, Instant.now())).isLessThan(Duration.ofSeconds(1));
            assertThat(told.number("scanners")).isEqualTo(2);
        }
        assertThat(beating.beat()).singleElement().satisfies(command -> {
            assertThat(command.getString("name")).isEqualTo("message");
            assertThat(command.getString("text")).isEqualTo("Clear the hall");
        });
        assertThat(beating.beat()).isEmpty();
        assertThat(foreign.beat()).isEmpty();
        assertThat(suspended
                        .heartbeat(Map.of("deviceId", "phone", "type", "LAN"))
                        .expect(403)
                        .json()
                        .getJsonArray("commands"))
                .isEmpty();
    }

    @Test
    void anEventWithoutScannersHearsNothing() {
        assertThat(broadcast(event, "Anybody?").number("scanners")).isZero();
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        var path = event.path("/broadcast");
        Api.supervisor().post(path, Map.of()).expect(400);
        Api.supervisor().post(path, Map.of("text", " ")).expect(400);
        Api.supervisor().post(path, Map.of("text", "x".repeat(501))).expect(400);
        Api.operator().post(path, Map.of("text", "Hello")).expect(403);
        Api.anyone().post(path, Map.of("text", "Hello")).expect(401);
        Api.supervisor()
                .post("/api/events/00000000-0000-0000-0000-000000000000/broadcast", Map.of("text", "Hello"))
                .expect(404);
    }

    private static Answer broadcast(Event event, String text) {
        return Api.supervisor()
                .post(event.path("/broadcast"), Map.of("text", text))
                .expect(201);
    }
}
