package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What supervisors tell a scanner, and how often it is told. */
@ExtendWith(Gatehouse.class)
class CommandsIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void aMessageIsToldOnce() {
        var issued = door.command(Map.of("name", "message", "text", " Gate “B” closes now "))
                .expect(201);

        assertThat(issued.text("text")).isEqualTo("Gate “B” closes now");
        assertThat(issued.text("issuedBy")).startsWith("staff/");
        assertThat(door.row().getInt("waiting")).isEqualTo(1);
        var told = door.beat();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).getString("id")).isEqualTo(issued.text("id"));
        assertThat(told.get(0).getString("name")).isEqualTo("message");
        assertThat(told.get(0).getString("text")).isEqualTo("Gate “B” closes now");
        assertThat(told.get(0).getString("at")).isEqualTo(issued.text("at"));
        assertThat(door.beat()).isEmpty();
        assertThat(door.row().getInt("waiting")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "wipe"})
    void lockAndWipeAreToldUntilTheScannerSaysThatItDid(String name) {
        var id = door.command(name);

        assertThat(names(door.beat())).containsExactly(name);
        assertThat(door.beat().get(0).getString("id")).isEqualTo(id);
        assertThat(door.beat(List.of(id))).isEmpty();
        assertThat(door.beat()).isEmpty();
        assertThat(door.row().getBoolean("locked")).isEqualTo(name.equals("lock"));
        assertThat(door.row().getBoolean("wiped")).isEqualTo(name.equals("wipe"));
    }

    @Test
    void unlockTakesALockBack() {
        door.command("lock");
        assertThat(door.row().getBoolean("locked")).isTrue();
        door.command("unlock");

        assertThat(door.row().getBoolean("locked")).isFalse();
        var told = door.beat();
        assertThat(names(told)).containsExactly("unlock");
        assertThat(names(door.beat()))
                .as("a lost answer must not leave it locked")
                .containsExactly("unlock");
        assertThat(door.beat(List.of(told.get(0).getString("id")))).isEmpty();
        assertThat(door.beat()).isEmpty();
    }

    @Test
    void commandsAreToldInTheOrderInWhichTheyWereIssued() {
        door.command(Map.of("name", "message", "text", "first")).expect(201);
        door.command("lock");
        door.command("resync");
        door.command(Map.of("name", "message", "text", "second")).expect(201);

        assertThat(names(door.beat())).containsExactly("message", "lock", "resync", "message");
        assertThat(names(door.beat())).containsExactly("lock");
    }

    @Test
    void aSocketIsToldAtOnce() {
        try (var socket = Socket.joined(door)) {
            var issued = Instant.now();
            var lock = door.command("lock");

            var told = socket.next("command");

            assertThat(Duration.between(issued, Instant.now())).isLessThan(Duration.ofSeconds(1));
            assertThat(told.getString("name")).isEqualTo("lock");
            assertThat(told.getString("id")).isEqualTo(lock);
            socket.send("heartbeat", Map.of("deviceId", "phone"));
            assertThat(socket.next("heartbeat").getJsonArray("commands")).hasSize(1);
            socket.send("command_done", Map.of("id", lock));
            socket.send("heartbeat", Map.of("deviceId", "phone"));
            assertThat(socket.next("heartbeat").getJsonArray("commands")).isEmpty();
        }
        assertThat(door.row().getInt("waiting")).isZero();
    }

    @Test
    void whatWaitedIsToldToASocketThatJoins() {
        door.command(Map.of("name", "message", "text", "welcome")).expect(201);
        try (var socket = Socket.joined(door)) {
            assertThat(socket.next("command").getString("text")).isEqualTo("welcome");
        }
    }

    @Test
    void aScannerThatMayDoNothingIsToldWithItsProblem() {
        door.command("lock");
        door.command(Map.of("name", "message", "text", "Come to the office")).expect(201);
        door.suspend();

        var scan = door.ask(Scan.of(gate, "any")).expect(403).json();
        assertThat(names(scan)).containsExactly("lock", "message");
        var beat = door.heartbeat(Map.of("deviceId", "phone", "type", "LAN"))
                .expect(403)
                .json();
        assertThat(names(beat)).containsExactly("lock");
        assertThat(names(door.api().get("/api/scanner/snapshot").expect(403).json()))
                .containsExactly("lock");
    }

    @Test
    void aRevokedScannerCanBeWipedAndSaysSo() {
        door.revoke();
        var wipe = door.command("wipe");
        door.command(Map.of("name", "message", "text", "Hello")).expect(409);

        var refused = door.heartbeat(Map.of("deviceId", "phone", "type", "LAN")).expect(403);
        assertThat(names(refused.json())).containsExactly("wipe");
        var done = door.heartbeat(Map.of("deviceId", "phone", "type", "LAN", "done", List.of(wipe)))
                .expect(403);
        assertThat(names(done.json())).isEmpty();
        assertThat(door.row().getBoolean("wiped")).isTrue();
    }

    @Test
    void nobodyIsToldWhatIsForAnother() {
        var other = event.door(gate);
        other.command("lock");

        assertThat(door.beat()).isEmpty();
        assertThat(names(other.beat())).containsExactly("lock");
        assertThat(door.beat(List.of(other.beat().get(0).getString("id")))).isEmpty();
        assertThat(names(other.beat())).containsExactly("lock");
    }

    @Test
    void aScannerAtTheWrongEventIsToldItsOwn() {
        var elsewhere = Event.create();
        elsewhere.door(elsewhere.checkpoint()).command("lock");
        door.command("resync");

        var refused = door.heartbeat(elsewhere, Map.of("deviceId", "phone", "type", "LAN"));

        assertThat(names(refused.expect(403).json())).containsExactly("resync");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        door.command(Map.of()).expect(400);
        door.command(Map.of("name", "explode")).expect(400);
        door.command(Map.of("name", "message")).expect(400);
        door.command(Map.of("name", "message", "text", "  ")).expect(400);
        door.command(Map.of("name", "message", "text", "x".repeat(501))).expect(400);
        door.command(Map.of("name", "lock", "text", "why")).expect(400);
        Api.supervisor()
                .post("/api/scanners/00000000-0000-0000-0000-000000000000/commands", Map.of("name", "lock"))
                .expect(404);
        var path = "/api/scanners/" + door.scannerId() + "/commands";
        Api.operator().post(path, Map.of("name", "lock")).expect(403);
        door.api().post(path, Map.of("name", "lock")).expect(403);
        Api.anyone().post(path, Map.of("name", "lock")).expect(401);
        assertThat(door.beat()).isEmpty();
    }

    @Test
    void whatItDidNotGetCannotBeDone() {
        door.heartbeat(Map.of("deviceId", "phone", "type", "LAN", "done", List.of("x")))
                .expect(400);
        assertThat(door.beat(List.of(door.scannerId()))).isEmpty();
    }

    private static List<String> names(List<JsonObject> commands) {
        return commands.stream().map(command -> command.getString("name")).toList();
    }

    private static List<String> names(JsonObject problem) {
        return names(problem.getJsonArray("commands").getValuesAs(JsonObject.class));
    }
}
