package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Two nodes over one database: what is done on one is seen on the other, and either can die. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {
    private static final String PASSWORD = "acceptance-Admin-7391";
    private static final int SCANNERS = 8;
    private static final int ENOUGH = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<Product> nodes = Product.pair("cluster", PASSWORD);
    private final AutoCloseable ours = Gatehouse.insteadOf(nodes.get(0));

    @AfterAll
    void stop() throws Exception {
        nodes.get(1).close();
        nodes.get(0).close();
        ours.close();
    }

    @Test
    void watchersOfOneNodeSeeAtOnceWhatIsScannedOnTheOther() {
        var event = Event.create();
        var gate = event.checkpoint();
        var door = event.door(gate);
        for (int node = 0; node < nodes.size(); node++) {
            int here = node;
            int there = 1 - node;
            try (var watcher = Socket.watching(nodes.get(here).url(), event, token())) {
                watcher.next("initial_state");
                var ticket = event.ticket();

                door.on(nodes.get(there).url()).enter(ticket);

                var change = watcher.next("change", one -> one.containsKey("scans"));
                assertThat(change.getJsonArray("scans").getJsonObject(0).getString("ticketId"))
                        .isEqualTo(ticket.id());
                assertThat(change.getJsonObject("stats").getInt("admitted")).isEqualTo(here + 1);
            }
        }
    }

    @Test
    void aTicketScannedOnBothNodesAtOnceIsAdmittedOnce() {
        var event = Event.create();
        var gate = event.checkpoint();
        var ticket = event.ticket();
        var door = event.door(gate);
        var scan = Scan.of(gate, ticket);

        var verdicts = onBoth(door, each -> each.scan(Scan.of(gate, ticket)).toString());
        var replays = onBoth(door, each -> each.scan(scan).withoutReplay().toString());

        assertThat(verdicts).filteredOn("ADMITTED"::equals).hasSize(1);
        assertThat(verdicts).filteredOn("REFUSED already_admitted"::equals).hasSize(verdicts.size() - 1);
        assertThat(replays).containsOnly(replays.get(0));
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(verdicts.size() + 1);
    }

    @Test
    void whoIsRevokedOnOneNodeIsSentAwayByTheOther() {
        var event = Event.create();
        var gate = event.checkpoint();
        var door = event.door(gate);
        var there = door.on(nodes.get(1).url());
        there.enter(event.ticket());
        try (var socket = Socket.joined(nodes.get(1).url(), door)) {
            var since = Instant.now();

            door.revoke();

            assertThat(socket.closedWith()).isEqualTo(1008);
            assertThat(Duration.between(since, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
        there.ask(Scan.of(gate, event.ticket())).problem(403);
        there.heartbeat(Instant.now()).problem(403);
    }

    @Test
    void aCommandGivenOnOneNodeReachesTheScannerAtTheOther() {
        var event = Event.create();
        var door = event.door(event.checkpoint());
        try (var socket = Socket.joined(nodes.get(1).url(), door)) {
            Api.admin()
                    .post("/api/scanners/" + door.scannerId() + "/commands", Map.of("name", "lock"))
                    .expectSuccess();

            assertThat(socket.next("command").getString("name")).isEqualTo("lock");
        }
    }

    @Test
    void aLineIsOneWhicheverNodeIsAsked() {
        var queue = Queue.create();
        try (var watcher = queue.watched()) {
            var numbers = Together.call(
                    20,
                    n -> Api.anyone()
                            .at(nodes.get(n % 2).url())
                            .post(queue.path("/places"), Map.of("deviceToken", Queue.device()))
                            .expect(201)
                            .number("number"));
            var called = Together.call(
                    20,
                    n -> queue.host()
                            .at(nodes.get(n % 2).url())
                            .post(queue.path("/next"))
                            .expect(200)
                            .number("number"));

            assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number >= 1 && number <= 20);
            assertThat(called).containsExactlyInAnyOrderElementsOf(numbers);
            queue.host().at(nodes.get(1).url()).post(queue.path("/pause")).expect(200);
            watcher.next("queue_update", update -> update.getBoolean("paused") && update.getInt("waiting") == 0);
        }
    }

    @Test
    void aHeartbeatToOneNodeIsSeenByTheOther() {
        var event = Event.create();
        var door = event.door(event.checkpoint());

        door.on(nodes.get(1).url())
                .heartbeat(Map.of("deviceId", "d", "type", "TUNNEL", "battery", 41))
                .expect(200);

        await("the table")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(door.row().getInt("battery", -1)).isEqualTo(41));
        assertThat(door.row().getString("connection")).isEqualTo("online");
    }

    @Test
    void theAuditIsSealedOnceWhoeverWrites() {
        Event.create();
        Api.admin()
                .at(nodes.get(1).url())
                .post("/api/events", Event.description(Map.of()))
                .expect(201);

        await("sealed").atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            for (var node : nodes) {
                var verified = Api.admin()
                        .at(node.url())
                        .get("/api/audit/verify")
                        .expect(200)
                        .json();
                assertThat(verified.getBoolean("ok")).as("%s", verified).isTrue();
            }
        });
    }

    @Test
    void aSessionOfOneNodeHoldsOnTheOtherAndEndsOnBoth() {
        var token = Api.signIn("admin", PASSWORD).expect(201).text("token");

        var other = Api.bearing(token).at(nodes.get(1).url());
        other.get("/api/events").expect(200);
        other.delete("/api/sessions/current").expect(204);

        Api.bearing(token).get("/api/events").problem(401);
    }

    @Test
    void whoIsSignedInToTheConsoleOfOneNodeIsSignedInToTheOthers() {
        try (var browser = Browser.open();
                var console = Console.visit(browser)) {
            console.signIn("admin", PASSWORD);
            var there = nodes.get(1).url();

            console.page().navigate(there.resolve("/console/scanners.xhtml").toString());

            assertThat(console.page().url()).startsWith(there.toString()).doesNotContain("sign-in");
            console.signOut();
            console.page().navigate(nodes.get(0).url().resolve("/console/").toString());
            console.showsSignIn();
        }
    }

    @Test
    @Timeout(240)
    void oneNodeDiesUnderLoadAndNothingIsLostOrCountedTwice() throws Exception {
        var event = Event.create();
        var gate = event.checkpoint();
        var doors = IntStream.range(0, SCANNERS).mapToObj(n -> event.door(gate)).toList();
        var tickets = event.tickets(1_000);
        var next = new AtomicInteger();
        var over = new AtomicBoolean();
        Map<Scan, String> answered = new ConcurrentHashMap<>();
        Map<Scan, Door> cutShort = new ConcurrentHashMap<>();
        var watcher = Socket.watching(event, token());
        watcher.next("initial_state");
        var threads = Executors.newFixedThreadPool(SCANNERS);
        List<Future<?>> scanning = new ArrayList<>();
        for (int i = 0; i < SCANNERS; i++) {
            var door = doors.get(i).on(nodes.get(i % 2).url());
            scanning.add(threads.submit(() -> {
                while (!over.get()) {
                    var scan = Scan.of(gate, tickets.get(next.getAndIncrement() / 2));
                    var verdict = door.tryScan(scan);
                    if (verdict.isEmpty()) {
                        cutShort.put(scan, door);
                        return;
                    }
                    answered.put(scan, verdict.get().toString());
                }
            }));
        }
        await("scans answered").atMost(PATIENCE).until(() -> answered.size() > ENOUGH);

        nodes.get(1).kill();
        var killedAt = answered.size();
        await("scans on the survivor").atMost(PATIENCE).until(() -> answered.size() > killedAt + ENOUGH);
        over.set(true);
        finish(scanning);
        threads.shutdownNow();

        assertThat(cutShort).isNotEmpty();
        cutShort.forEach((scan, door) ->
                answered.put(scan, door.on(nodes.get(0).url()).scan(scan).toString()));
        int admitted =
                (int) answered.values().stream().filter("ADMITTED"::equals).count();
        event.figures("admitted", admitted, "entries", admitted, "refused", answered.size() - admitted);
        assertThat(Gatehouse.database().doubleAdmissionsAt(gate)).isZero();
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(answered.size());
        await("the watcher of the survivor")
                .atMost(Duration.ofSeconds(15))
                .until(() -> figure(watcher, "admitted") == admitted);
        watcher.close();

        nodes.get(1).startAgain();
        try (var back = Socket.watching(nodes.get(1).url(), event, token())) {
            var stats = back.next("initial_state").getJsonObject("stats");
            assertThat(stats).isEqualTo(event.stats());
            doors.get(0).enter(tickets.get(999));
            back.next("change", one -> one.containsKey("scans"));
        }
    }

    private static void finish(List<Future<?>> tasks) throws InterruptedException {
        for (var one : tasks) {
            try {
                one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new AssertionError("A scanner failed", e);
            }
        }
    }

    private static int figure(Socket watcher, String name) {
        return watcher.told().stream()
                .filter(message -> message.containsKey("stats"))
                .map(message -> message.getJsonObject("stats"))
                .reduce((earlier, later) -> later)
                .map((JsonObject stats) -> stats.getInt(name))
                .orElse(-1);
    }

    private static String token() {
        return Api.admin().token();
    }

    private <T> List<T> onBoth(Door door, Function<Door, T> call) {
        return Together.call(
                2 * SCANNERS, n -> call.apply(door.on(nodes.get(n % 2).url())));
    }
}
