package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who watches an event sees its picture, then every change of it, numbered. */
@ExtendWith(Gatehouse.class)
class LiveIT {
    private static final int NOT_ALLOWED = 1008;
    private static final String WRONG = "ghs_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void thePictureComesFirstAndIsWhatTheOtherCallsAnswer() {
        door.enter(event.ticket());

        try (var watcher = Socket.watching(event, supervisor())) {
            var picture = watcher.next();

            assertThat(picture.getString("type")).isEqualTo("initial_state");
            assertThat(UUID.fromString(picture.getString("stream"))).isNotNull();
            assertThat(picture.getInt("seq")).isNotNegative();
            assertThat(picture.getJsonObject("stats")).isEqualTo(event.stats());
            assertThat(picture.getJsonArray("scanners")).hasSize(1);
            assertThat(picture.getJsonArray("scanners").getJsonObject(0).getString("id"))
                    .isEqualTo(door.scannerId());
            assertThat(picture.getJsonArray("conflicts")).isEmpty();
            assertThat(picture.getJsonArray("queues")).isEmpty();
        }
    }

    @Test
    void aScanIsTheNextChangeAndTheSameForAll() {
        try (var one = Socket.watching(event, supervisor());
                var other = Socket.watching(event, supervisor())) {
            long seq = one.next("initial_state").getInt("seq");
            other.next("initial_state");
            var ticket = event.ticket();

            door.enter(ticket);
            var change = changeWith(one, "scans");

            assertThat(change.getInt("seq")).isGreaterThan((int) seq);
            assertThat(change.getJsonObject("stats").getInt("admitted")).isEqualTo(1);
            var scan = change.getJsonArray("scans").getJsonObject(0);
            assertThat(scan.getString("ticketId")).isEqualTo(ticket.id());
            assertThat(scan.getString("verdict")).isEqualTo("ADMITTED");
            assertThat(scan.getString("scanner")).isEqualTo(door.name());
            assertThat(changeWith(other, "scans")).isEqualTo(change);
        }
    }

    @Test
    void manyScansAreFewChangesWithoutAGapAndEndInTheTrueFigures() {
        var tickets = event.tickets(200);
        try (var watcher = Socket.watching(event, supervisor())) {
            watcher.next("initial_state");

            Together.call(tickets.size(), n -> door.enter(tickets.get(n)));
            event.figures("admitted", 200);

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(newestFigures(watcher)).isEqualTo(200));
            var numbers = changes(watcher).stream()
                    .map(change -> change.getInt("seq"))
                    .toList();
            assertThat(numbers).hasSizeLessThan(200);
            for (int i = 1; i < numbers.size(); i++) {
                assertThat(numbers.get(i)).isEqualTo(numbers.get(i - 1) + 1);
            }
        }
    }

    @Test
    void whoCameInAtTwoGatesIsCountedOnceAsSoonAsItIsCounted() {
        var tickets = event.tickets(20);
        var other = event.door(event.checkpoint());
        tickets.forEach(door::enter);
        try (var watcher = Socket.watching(event, supervisor())) {
            watcher.next("initial_state");
            tickets.forEach(other::enter);
            other.enter(event.ticket());

            await().untilAsserted(() -> {
                assertThat(newest(watcher, "entries")).isEqualTo(41);
                assertThat(newest(watcher, "admitted")).isEqualTo(21);
            });
            event.figures("entries", 41, "admitted", 21);
        }
    }

    @Test
    void scansThatMustWaitForADecisionAreToldAtOnce() {
        door.suspend();
        try (var watcher = Socket.watching(event, supervisor())) {
            watcher.next("initial_state");
            var late = Scan.of(gate, event.ticket())
                    .at(Instant.now().minusSeconds(60))
                    .letIn();
            assertThat(door.upload(late)).extracting(Outcome::toString).containsExactly("HELD");

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(newest(watcher, "held")).isEqualTo(1));
        }
    }

    @Test
    void whoWasAwayForAMomentGoesOnWhereTheyWere() {
        String stream;
        int seq;
        try (var watcher = Socket.watching(event, supervisor())) {
            var picture = watcher.next("initial_state");
            door.enter(event.ticket());
            stream = picture.getString("stream");
            seq = changeWith(watcher, "scans").getInt("seq");
        }
        door.enter(event.ticket());
        door.enter(event.ticket());

        try (var again = Socket.open("/ws/live/" + event.id())) {
            again.send("subscribe", Map.of("token", supervisor(), "stream", stream, "since", seq));
            var first = again.next();

            assertThat(first.getString("type")).isEqualTo("change");
            assertThat(first.getInt("seq")).isEqualTo(seq + 1);
            await().untilAsserted(() -> assertThat(newestFigures(again)).isEqualTo(3));
            assertThat(again.told())
                    .noneMatch(message -> message.getString("type").equals("initial_state"));
        }
    }

    @Test
    void anUnknownStreamOrNumberGetsTheWholePictureAnew() {
        for (var from : List.of(
                Map.of("token", supervisor(), "stream", UUID.randomUUID().toString(), "since", 0),
                Map.of("token", supervisor(), "since", 0),
                Map.of("token", supervisor()))) {
            try (var watcher = Socket.open("/ws/live/" + event.id())) {
                watcher.send("subscribe", from);

                assertThat(watcher.next().getString("type")).isEqualTo("initial_state");
            }
        }
        try (var watcher = Socket.watching(event, supervisor())) {
            var stream = watcher.next("initial_state").getString("stream");
            watcher.send("subscribe", Map.of("token", supervisor(), "stream", stream, "since", 1_000_000));

            assertThat(watcher.next().getString("type")).isEqualTo("initial_state");
        }
    }

    @Test
    void aConflictIsToldWhenItOpensAndWhenItIsResolved() {
        var ticket = event.ticket();
        try (var watcher = Socket.watching(event, supervisor())) {
            watcher.next("initial_state");

            door.upload(List.of(
                    Scan.of(gate, ticket).letIn().at(Instant.now().minusSeconds(300)),
                    Scan.of(gate, ticket).letIn().at(Instant.now().minusSeconds(180))));
            var opened = conflict(watcher, "OPEN");
            event.conflict().keep();
            var resolved = conflict(watcher, "RESOLVED");

            assertThat(resolved.getString("id")).isEqualTo(opened.getString("id"));
            assertThat(event.stats().getInt("openConflicts")).isZero();
        }
    }

    @Test
    void whatPeopleDoIsToldWithTheirNames() {
        try (var watcher = Socket.watching(event, supervisor())) {
            watcher.next("initial_state");

            Api.supervisor().post("/api/events/" + event.id() + "/pause").expectSuccess();
            var act = changeWith(watcher, "activity").getJsonArray("activity").getJsonObject(0);

            assertThat(act.getString("action")).isEqualTo("event.paused");
            assertThat(act.getString("staff")).isEqualTo("supervisor");
        }
    }

    @Test
    void anOperatorSeesTheFiguresOnly() {
        try (var watcher = Socket.watching(event, token("operator"))) {
            var picture = watcher.next("initial_state");
            assertThat(picture.getJsonArray("scanners")).isEmpty();

            Api.supervisor()
                    .post("/api/scanners/" + door.scannerId() + "/suspend")
                    .expect(200);
            Api.supervisor()
                    .post("/api/scanners/" + door.scannerId() + "/approve")
                    .expect(200);
            door.enter(event.ticket());

            assertThat(changeWith(watcher, "scans").getJsonObject("stats").getInt("admitted"))
                    .isEqualTo(1);
            assertThat(changes(watcher))
                    .noneMatch(change -> change.containsKey("scanners") || change.containsKey("activity"));
        }
    }

    @Test
    void aTokenForASocketOpensOne() {
        var issued = Api.supervisor().post("/api/sessions/socket-token").expect(201);
        var token = issued.text("token");

        try (var first = Socket.watching(event, token);
                var second = Socket.watching(event, token)) {
            assertThat(first.next().getString("type")).isEqualTo("initial_state");
            assertThat(second.next().getString("type")).isEqualTo("problem");
            assertThat(second.closedWith()).isEqualTo(NOT_ALLOWED);
        }
        Api.bearing(door.token()).post("/api/sessions/socket-token").problem(403);
        Api.anyone().post("/api/sessions/socket-token").problem(401);
    }

    @Test
    void whoIsNobodyOrAsksForNothingIsSentAway() {
        for (var first : List.of(
                Map.of("type", "subscribe", "token", WRONG),
                Map.of("type", "subscribe", "token", door.token()),
                Map.of("type", "subscribe"),
                Map.of("type", "watch", "token", supervisor()))) {
            try (var watcher = Socket.open("/ws/live/" + event.id())) {
                watcher.send(first.getOrDefault("type", ""), first);

                assertThat(watcher.closedWith()).isEqualTo(NOT_ALLOWED);
            }
        }
        try (var watcher = Socket.open("/ws/live/" + UUID.randomUUID())) {
            watcher.send("subscribe", Map.of("token", supervisor()));
            assertThat(watcher.next("problem").getJsonObject("problem").getInt("status"))
                    .isEqualTo(404);
            assertThat(watcher.closedWith()).isEqualTo(NOT_ALLOWED);
        }
    }

    @Test
    void whoseSessionEndsWatchesNoMore() {
        var token = Api.signIn("admin", Gatehouse.adminPassword()).expect(201).text("token");
        try (var watcher = Socket.watching(event, token)) {
            watcher.next("initial_state");

            Api.bearing(token).delete("/api/sessions/current").expect(204);

            assertThat(watcher.closedWith()).isEqualTo(NOT_ALLOWED);
        }
    }

    @Test
    void onlyPagesOfOursMayWatch() {
        var path = "/ws/live/" + event.id();
        var ours = "http://" + Gatehouse.url().getAuthority();

        try (var watcher = Socket.openFrom(ours, path)) {
            watcher.send("subscribe", Map.of("token", supervisor()));
            watcher.next("initial_state");
        }
        assertThatThrownBy(
                        () -> Socket.openFrom("https://elsewhere.example", path).close())
                .isInstanceOf(CompletionException.class);
        Socket.openFrom("https://elsewhere.example", "/ws/scanner/" + event.id())
                .close();
    }

    @Test
    void scannersHearOfEachOtherAndOfConflicts() {
        var other = event.door(gate);
        var ticket = event.ticket();
        try (var socket = Socket.of(event)) {
            // joined by hand, and not joined twice, by a scanner of the same event
            socket.join(other.token());
            socket.next("joined");

            door.enter(ticket);

            var verified = socket.next("ticket_verified");
            assertThat(verified.getString("ticketId")).isEqualTo(ticket.id());
            assertThat(verified.getString("checkpoint")).isEqualTo(gate.name());
            assertThat(verified.getString("verifiedBy")).isEqualTo(door.name());
            var activity = socket.next("staff_activity");
            assertThat(activity.getString("device")).isEqualTo(door.name());
            door.upload(List.of(Scan.of(gate, ticket).letIn().at(Instant.now().minusSeconds(300))));
            assertThat(socket.next("conflict").getString("status")).isEqualTo("OPEN");
        }
    }

    private static String supervisor() {
        return token("supervisor");
    }

    private static String token(String role) {
        return role.equals("operator")
                ? Api.operator().token()
                : Api.supervisor().token();
    }

    private static JsonObject changeWith(Socket watcher, String part) {
        return watcher.next("change", change -> change.containsKey(part));
    }

    private static JsonObject conflict(Socket watcher, String status) {
        return watcher.next(
                        "change",
                        change -> change.containsKey("conflicts")
                                && change.getJsonArray("conflicts")
                                        .getJsonObject(0)
                                        .getString("status")
                                        .equals(status))
                .getJsonArray("conflicts")
                .getJsonObject(0);
    }

    private static List<JsonObject> changes(Socket watcher) {
        return watcher.told().stream()
                .filter(message -> message.getString("type").equals("change"))
                .toList();
    }

    private static int newest(Socket watcher, String figure) {
        return changes(watcher).stream()
                .filter(change -> change.containsKey("stats"))
                .map(change -> change.getJsonObject("stats").getInt(figure))
                .reduce(0, (before, after) -> after);
    }

    private static int newestFigures(Socket watcher) {
        var admitted = new HashSet<Integer>(List.of(0));
        changes(watcher).stream()
                .filter(change -> change.containsKey("stats"))
                .forEach(change -> admitted.add(change.getJsonObject("stats").getInt("admitted")));
        return admitted.stream().max(Integer::compare).orElseThrow();
    }
}
