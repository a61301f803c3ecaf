package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scanner that stays connected: one socket, the same verdicts as over HTTP. */
@ExtendWith(Gatehouse.class)
class ScannerSocketIT {
    private static final int NOT_ALLOWED = 1008;
    private static final int TOO_LARGE = 1009;
    private static final int KIB = 1 << 10;

    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void whoShowsATokenJoins() {
        try (var socket = Socket.of(event)) {
            socket.join(door.token());

            var joined = socket.next();

            assertThat(joined.getString("type")).isEqualTo("joined");
            assertThat(Duration.between(Instant.parse(joined.getString("serverTime")), Instant.now())
                            .abs())
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void aScanIsAnsweredWithAllThatHttpWouldSay() {
        var ticket = event.ticket(Map.of("holder", "Ida Huber", "reference", "A-7", "category", "VIP"));
        try (var socket = Socket.joined(door)) {
            var scan = Scan.of(gate, ticket);
            var admitted = socket.verify(scan);
            var refused = socket.verify(scan.again());
            var unknown = socket.verify(Scan.of(gate, "no such code"));

            assertThat(admitted).hasToString("ADMITTED");
            assertThat(admitted.replay()).isFalse();
            assertThat(refused).hasToString("REFUSED already_admitted");
            assertThat(unknown).hasToString("REFUSED unknown");
            for (var verdict : List.of(admitted, refused, unknown)) {
                assertThat(verdict.json())
                        .containsKeys(
                                "scanId",
                                "verdict",
                                "reason",
                                "explanation",
                                "forced",
                                "replay",
                                "decidedAt",
                                "ticket",
                                "previous");
            }
            assertThat(admitted.json().getJsonObject("ticket").getString("holder"))
                    .isEqualTo("Ida Huber");
            var http = door.scan(scan);
            for (var field : http.json().keySet()) {
                if (!field.equals("replay")) {
                    assertThat(admitted.json().get(field))
                            .as(field)
                            .isEqualTo(http.json().get(field));
                }
            }
        }
        event.figures("entries", 1, "refused", 2);
    }

    @Test
    void exitsForceAndGuestsFoundByNameWorkToo() {
        var ticket = event.ticket();
        try (var socket = Socket.joined(door)) {
            assertThat(socket.verify(Scan.manual(gate, ticket))).hasToString("ADMITTED");
            assertThat(socket.verify(Scan.of(gate, ticket).force())).hasToString("ADMITTED forced");
            assertThat(socket.verify(Scan.of(gate, ticket).exit())).hasToString("EXITED");
        }
        event.figures("entries", 2, "exits", 1, "inside", 1);
    }

    @Test
    void aScanRepeatedOverTheOtherWayGetsItsFirstVerdict() {
        var overSocket = Scan.of(gate, event.ticket());
        var overHttp = Scan.of(gate, event.ticket());
        try (var socket = Socket.joined(door)) {
            var first = socket.verify(overSocket);
            var second = door.scan(overHttp);

            assertThat(door.scan(overSocket).replay()).isTrue();
            assertThat(door.scan(overSocket).decidedAt()).isEqualTo(first.decidedAt());
            var again = socket.verify(overHttp);
            assertThat(again.replay()).isTrue();
            assertThat(again.decidedAt()).isEqualTo(second.decidedAt());
            assertThat(socket.verify(overSocket).replay()).isTrue();
        }
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(2);
        event.figures("entries", 2);
    }

    @Test
    void aScanWhoseSocketBreaksIsAskedAgainOverAnother() {
        var scan = Scan.of(gate, event.ticket());
        try (var socket = Socket.joined(door)) {
            socket.send("verify_ticket", scan.body());
        }
        try (var socket = Socket.joined(door)) {
            assertThat(socket.verify(scan)).hasToString("ADMITTED");
        }
        event.figures("entries", 1);
    }

    @Test
    void manyScansOverOneSocketAreAllAnswered() {
        var scans =
                event.tickets(300).stream().map(ticket -> Scan.of(gate, ticket)).toList();
        try (var socket = Socket.joined(door)) {
            scans.forEach(scan -> socket.send("verify_ticket", scan.body()));

            var answered = IntStream.range(0, scans.size())
                    .mapToObj(n -> socket.next("verdict").getString("scanId"))
                    .toList();

            assertThat(answered)
                    .containsExactlyInAnyOrderElementsOf(
                            scans.stream().map(Scan::id).toList());
        }
        event.figures("entries", 300);
    }

    @Test
    void oneTicketOverManySocketsAtOnceIsAdmittedOnce() {
        var ticket = event.ticket();

        var verdicts = Together.call(16, n -> {
            try (var socket = Socket.joined(door)) {
                return socket.verify(Scan.of(gate, ticket)).toString();
            }
        });

        assertThat(verdicts).containsOnlyOnce("ADMITTED");
        assertThat(verdicts.stream().filter("REFUSED already_admitted"::equals)).hasSize(15);
    }

    @Test
    void whoSaysNothingIsClosedWithinFiveSeconds() {
        var opened = Instant.now();
        try (var socket = Socket.of(event)) {
            assertThat(socket.closedWith()).isEqualTo(NOT_ALLOWED);
        }
        assertThat(Duration.between(opened, Instant.now())).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(10));
    }

    @Test
    void aTokenOfNobodyIsClosed() {
        closedAfterJoining(event, "nobody-knows-this-token-0123456789");
        closedAfterJoining(event, "");
        closedAfterJoining(event, "x".repeat(5_000));
    }

    @Test
    void anotherEventsSocketIsClosed() {
        closedAfterJoining(Event.create(), door.token());
    }

    @Test
    void aScannerOutOfServiceIsClosed() {
        var suspended = event.door(gate);
        suspended.suspend();
        closedAfterJoining(event, suspended.token());
        var revoked = event.door(gate);
        revoked.revoke();
        closedAfterJoining(event, revoked.token());
    }

    @Test
    void whoScansBeforeJoiningIsClosedAndNothingIsDecided() {
        try (var socket = Socket.of(event)) {
            socket.send("verify_ticket", Scan.of(gate, event.ticket()).body());

            assertThat(socket.closedWith()).isEqualTo(NOT_ALLOWED);
            assertThat(socket.told())
                    .noneMatch(message -> message.getString("type").equals("verdict"));
        }
        assertThat(Gatehouse.database().scansAt(gate)).isZero();
    }

    @Test
    void theRightToScanIsLookedAtWithEveryMessage() {
        try (var socket = Socket.joined(door)) {
            assertThat(socket.verify(Scan.of(gate, event.ticket()))).hasToString("ADMITTED");
            door.suspend();

            socket.send(
                    "verify_ticket",
                    Scan.of(gate, event.ticket(Map.of("holder", "Secret Guest")))
                            .body());

            await("a refusal, or the end")
                    .until(() -> !socket.isOpen() || socket.told().toString().contains("scanner-suspended"));
            assertThat(socket.told().toString()).doesNotContain("Secret Guest");
        }
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(1);
    }

    @Test
    void aMessageOfMoreThanSixtyFourKibibytesClosesTheSocket() {
        try (var socket = Socket.joined(door)) {
            socket.sendText("{\"type\":\"heartbeat\",\"padding\":\"" + "x".repeat(65 * KIB) + "\"}");

            assertThat(socket.closedWith()).isEqualTo(TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "42",
                "\"verify_ticket\"",
                "{}",
                "{\"type\":null}",
                "{\"type\":7}",
                "{\"type\":\"dance\"}",
                "{\"type\":\"verify_ticket\"}",
                "{\"type\":\"verify_ticket\",\"scanId\":\"1\",\"checkpointId\":{},\"code\":[]}",
                "{\"type\":\"verify_ticket\",\"scanId\":null,\"checkpointId\":null,\"code\":\"NUL\\u0000\"}"
            })
    void whatIsNoMessageIsAnsweredAndTheSocketLives(String text) {
        try (var socket = Socket.joined(door)) {
            socket.sendText(text);

            var answer = socket.next();

            assertThat(answer.getString("type")).isNotIn("verdict", "joined");
            assertThat(socket.verify(Scan.of(gate, event.ticket()))).hasToString("ADMITTED");
        }
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(1);
    }

    @Test
    void aScanThatHttpWouldNotAnswerGetsItsProblem() {
        var foreign = Event.create().checkpoint();
        var scan = Scan.of(gate, event.ticket());
        try (var socket = Socket.joined(door)) {
            socket.verify(scan);

            socket.send("verify_ticket", scan.with("code", "another").body());
            assertThat(socket.next().toString()).contains("scan-id-reused").contains(scan.id());
            socket.send("verify_ticket", Scan.of(foreign, event.ticket()).body());
            assertThat(socket.next().toString()).contains("wrong-checkpoint");

            assertThat(socket.isOpen()).isTrue();
        }
    }

    @Test
    void aHeartbeatIsAccepted() {
        try (var socket = Socket.joined(door)) {
            socket.send("heartbeat", Map.of("deviceId", "phone", "battery", 50, "queued", 0));

            assertThat(socket.verify(Scan.of(gate, event.ticket()))).hasToString("ADMITTED");
            assertThat(socket.told()).noneMatch(message -> message.toString().contains("problem"));
        }
    }

    @Test
    void aHeartbeatTellsAllThatItDoesOverHttp() {
        try (var socket = Socket.joined(door)) {
            socket.send(
                    "heartbeat",
                    Map.of(
                            "deviceId",
                            "phone",
                            "connectionType",
                            "NGROK",
                            "battery",
                            50,
                            "queued",
                            3,
                            "sentAt",
                            Instant.now().minusSeconds(600).toString(),
                            "version",
                            "1.4.2"));

            var answer = socket.next("heartbeat");

            assertThat(Duration.between(Instant.parse(answer.getString("serverTime")), Instant.now())
                            .abs())
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(answer.getJsonArray("commands")).isEmpty();
        }
        var row = door.row();
        assertThat(row.getString("type")).isEqualTo("TUNNEL");
        assertThat(row.getInt("battery")).isEqualTo(50);
        assertThat(row.getInt("queued")).isEqualTo(3);
        assertThat(row.getInt("clockOffsetMs")).isBetween(-610_000, -600_000);
        assertThat(row.getString("version")).isEqualTo("1.4.2");
    }

    @Test
    void aHeartbeatThatHttpWouldNotTakeGetsItsProblemAndTheSocketLives() {
        try (var socket = Socket.joined(door)) {
            socket.send("heartbeat", Map.of("battery", 50));
            assertThat(socket.next().toString()).contains("invalid").contains("deviceId");
            socket.send("heartbeat", Map.of("deviceId", "phone", "battery", 101, "connectionType", "WIFI"));
            assertThat(socket.next().toString()).contains("battery").contains("connectionType");

            assertThat(socket.isOpen()).isTrue();
        }
        assertThat(Answer.isNull(door.row(), "battery")).isTrue();
    }

    @Test
    void theRightToBeatIsLookedAtAgainWithinASecond() {
        try (var socket = Socket.joined(door)) {
            socket.send("heartbeat", Map.of("deviceId", "phone"));
            socket.next("heartbeat");
            door.revoke();
            await("the end").atMost(Duration.ofSeconds(3)).until(() -> {
                if (socket.isOpen()) {
                    socket.send("heartbeat", Map.of("deviceId", "phone"));
                }
                return !socket.isOpen();
            });
            assertThat(socket.told().toString()).contains("scanner-revoked");
        }
    }

    @Test
    void aKioskIsToldNoName() {
        var kiosk = event.door("kiosk", gate);
        try (var socket = Socket.joined(kiosk)) {
            socket.verify(Scan.of(gate, event.ticket(Map.of("holder", "Secret Guest"))));

            assertThat(socket.told().toString()).doesNotContain("Secret Guest");
        }
    }

    @Test
    void theTokenOfStaffIsNoScanners() {
        var token = Api.signIn("admin", Gatehouse.adminPassword()).expect(201).text("token");

        closedAfterJoining(event, token);
    }

    private static void closedAfterJoining(Event event, String token) {
        try (var socket = Socket.of(event)) {
            socket.join(token);

            assertThat(socket.closedWith()).isEqualTo(NOT_ALLOWED);
            assertThat(socket.told())
                    .noneMatch(message -> message.getString("type").equals("joined"));
        }
    }
}
