package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scanners say of themselves, and what becomes of it. */
@ExtendWith(Gatehouse.class)
class HeartbeatsIT {
    private static final Map<String, Object> PLAIN = Map.of("deviceId", "phone", "type", "LAN");

    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void aBeatIsAnsweredWithOurTime() {
        var answer = door.heartbeat(PLAIN).expect(200);

        assertThat(Duration.between(Instant.parse(answer.text("serverTime")), Instant.now())
                        .abs())
                .isLessThan(Duration.ofSeconds(10));
        assertThat(answer.json().getJsonArray("commands")).isEmpty();
    }

    @Test
    void supervisorsSeeAllThatItTells() {
        var before = Instant.now();
        var sentAt = before.plus(Duration.ofMinutes(3)).toString();
        door.heartbeat(beat(Map.of("battery", 37, "queued", 12, "sentAt", sentAt, "version", "2.0.1")))
                .expect(200);

        var listed = Api.supervisor()
                .get("/api/scanners?eventId=" + event.id())
                .expect(200)
                .items();
        assertThat(listed).contains(door.row());
        var row = door.row();
        assertThat(row.getString("type")).isEqualTo("LAN");
        assertThat(row.getInt("battery")).isEqualTo(37);
        assertThat(row.getInt("queued")).isEqualTo(12);
        assertThat(row.getInt("clockOffsetMs")).isBetween(170_000, 180_000);
        assertThat(row.getString("version")).isEqualTo("2.0.1");
        assertThat(row.getString("connection")).isEqualTo("online");
        assertThat(Instant.parse(row.getString("lastSeen"))).isAfter(before.minusMillis(2));
        assertThat(door.supervise("approve").expect(200).json()).isEqualTo(row);
    }

    @Test
    void aScannerThatNeverBeatTellsNothing() {
        var row = door.row();

        for (var field : List.of("type", "battery", "queued", "clockOffsetMs", "version", "lastSeen")) {
            assertThat(Answer.isNull(row, field)).as(field).isTrue();
        }
        assertThat(row.getString("connection")).isEqualTo("lost");
    }

    @Test
    void whatABeatLeavesOutIsNotKnownButForTheClock() {
        door.heartbeat(beat(Map.of(
                        "battery", 37, "queued", 12, "sentAt", Instant.now().toString(), "version", "2.0.1")))
                .expect(200);
        door.heartbeat(
                        "{\"deviceId\":\"phone\",\"type\":\"LAN\",\"battery\":null,\"queued\":null,\"sentAt\":null,\"version\":null}")
                .expect(200);

        var row = door.row();
        for (var field : List.of("battery", "queued", "version")) {
            assertThat(Answer.isNull(row, field)).as(field).isTrue();
        }
        assertThat(row.getInt("clockOffsetMs")).isBetween(-10_000, 10);
    }

    @Test
    void theTunnelMayBeCalledByItsFormerName() {
        door.heartbeat(Map.of("deviceId", "phone", "type", "NGROK")).expect(200);
        assertThat(door.row().getString("type")).isEqualTo("TUNNEL");

        door.heartbeat(PLAIN).expect(200);
        assertThat(door.row().getString("type")).isEqualTo("LAN");

        door.heartbeat(Map.of("deviceId", "phone", "type", "TUNNEL")).expect(200);
        assertThat(door.row().getString("type")).isEqualTo("TUNNEL");
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                Arguments.of("type", "WIFI"),
                Arguments.of("type", "lan"),
                Arguments.of("type", 1),
                Arguments.of("deviceId", ""),
                Arguments.of("deviceId", "x".repeat(201)),
                Arguments.of("deviceId", "NUL\0"),
                Arguments.of("battery", -1),
                Arguments.of("battery", 101),
                Arguments.of("battery", 50.5),
                Arguments.of("battery", "50"),
                Arguments.of("queued", -1),
                Arguments.of("queued", 1L << 40),
                Arguments.of("sentAt", "yesterday"),
                Arguments.of("sentAt", "-1000000000-01-01T00:00:00Z"),
                Arguments.of("sentAt", "+1000000000-12-31T23:59:59.999999999Z"),
                Arguments.of("version", "x".repeat(101)),
                Arguments.of("version", 2));
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void aFieldThatIsWrongIsNamedAndNothingIsNoted(String field, Object value) {
        door.heartbeat(beat(Map.of(field, value))).violates(field);

        assertThat(Answer.isNull(door.row(), "type")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deviceId", "type"})
    void aFieldThatMustBeGivenIsNamed(String field) {
        Map<String, Object> fields = new LinkedHashMap<>(PLAIN);
        fields.remove(field);

        door.heartbeat(fields).violates(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"})
    void anyClockThatShowsAYearIsBelieved(String sentAt) {
        door.heartbeat(beat(Map.of("sentAt", sentAt))).expect(200);

        assertThat(Math.abs(door.row().getJsonNumber("clockOffsetMs").longValueExact()))
                .isGreaterThan(Duration.ofDays(500_000).toMillis());
        assertThat(door.enter(event.ticket())).hasToString("ADMITTED");
    }

    @Test
    void anotherEventsScannerIsTurnedAway() {
        var refused = door.heartbeat(Event.create(), PLAIN).problem(403, "wrong-event");
        assertThat(refused.json().getJsonArray("commands")).isEmpty();

        door.heartbeat(new Event(UUID.randomUUID().toString(), "none"), PLAIN).problem(403, "wrong-event");
        assertThat(Answer.isNull(door.row(), "type")).isTrue();
    }

    @Test
    void aScannerWithoutTheRightIsTurnedAwayWithARecord() {
        var waiting = Door.enrol(event.pairing(Map.of()).expect(201).text("pairingCode"), gate);
        waiting.heartbeat(PLAIN).problem(403, "scanner-pending");
        var suspended = event.door(gate);
        suspended.suspend();
        suspended.heartbeat(PLAIN).problem(403, "scanner-suspended");
        var revoked = event.door(gate);
        revoked.revoke();
        var records = Gatehouse.database().auditRecordsOf(event);

        var refused = revoked.heartbeat(PLAIN).problem(403, "scanner-revoked");

        assertThat(refused.json().getJsonArray("commands")).isEmpty();
        assertThat(Gatehouse.database().auditRecordsOf(event)).isEqualTo(records + 1);
        for (var one : List.of(waiting, suspended, revoked)) {
            assertThat(Answer.isNull(one.row(), "type")).isTrue();
        }
    }

    @Test
    void aScannerExpiresForItsHeartbeatsToo() {
        var past = Event.create(Map.of(
                "startsAt", Event.fromNow(Duration.ofHours(-80)), "endsAt", Event.fromNow(Duration.ofHours(-60))));
        var late = past.door(past.checkpoint());

        late.heartbeat(PLAIN).problem(403, "scanner-expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend", "revoke"})
    void aRightThatEndsEndsAtOnce(String action) {
        door.heartbeat(PLAIN).expect(200);

        door.supervise(action).expectSuccess();

        door.heartbeat(PLAIN).problem(403);
    }

    @Test
    void whoIsNoScannerIsTurnedAway() {
        var path = "/api/scanner/heartbeat/" + event.id();

        Api.bearing("ghk_nobody-knows-this-token-0123456789").post(path, PLAIN).problem(401);
        Api.anyone().post(path, PLAIN).problem(401);
        Api.admin().post(path, PLAIN).forbidden();
        door.api().post("/api/scanner/heartbeat/none", PLAIN).refused();
    }

    @Test
    void theFirstIsWrittenSoonAndTheManyAreNot() {
        var database = Gatehouse.database();
        var doors = Stream.generate(() -> event.door(gate)).limit(4).toList();
        var records = database.auditRecordsOf(event);
        Set<List<Long>> writes = new HashSet<>();
        var begun = Instant.now();

        for (int beat = 0; beat < 50; beat++) {
            for (var one : doors) {
                one.heartbeat(beat(
                                Map.of("queued", beat, "sentAt", Instant.now().toString())))
                        .expect(200);
                writes.add(database.writesOf(one));
            }
        }

        await("all are written").until(() -> doors.stream().allMatch(one -> database.heartbeatsOf(one) == 1));
        assertThat(doors).allMatch(one -> one.row().getInt("queued") == 49);
        // for each its first call, its first beat that is written later, and one each twenty seconds; no more but by
        // chance
        var spells = (int) Duration.between(begun, Instant.now()).toSeconds() / 20;
        assertThat(writes).as("writes for 200 beats").hasSizeLessThanOrEqualTo(4 * (3 + spells));
        assertThat(database.auditRecordsOf(event)).isEqualTo(records);
    }

    private static Map<String, Object> beat(Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>(PLAIN);
        all.putAll(fields);
        return all;
    }
}
