package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Played within the namespace of the server; the first argument is its name, the others are those of the hosts. */
final class LanScenario {

    private static final String PASSWORD = "acceptance-Admin-7391";
    private static final String SUBNET = "192.168.77.0/28";
    private static final String NET = "192.168.77.";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int CROWD = 500;

    /** Until the server's code is compiled. */
    private static final int WARM = 8;

    private static final int MEASURED = 8;

    private final String server;
    private final List<String> hosts;

    private LanScenario(String server, List<String> hosts) {
        this.server = server;
        this.hosts = hosts;
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        var environment = Map.of("GATEHOUSE_PROXIES", "127.0.0.1");
        try (var product = Product.start("lan", PASSWORD, environment);
                var ours = Gatehouse.insteadOf(product)) {
            assertThat(ours).isNotNull();
            new LanScenario(arguments[0], List.of(arguments).subList(1, arguments.length)).play();
            say("The scenario was played to its end");
        } catch (Throwable failure) {
            failure.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private void play() {
        onlyNetworksOfItsOwnCanBeChosen();
        allHostsAreFoundByFourteenQuestions();
        fiftyWhoAskAtOnceGetOneSweep();
        whoLeavesIsSuspectThenOfflineAndComesBack();
        aFailedSweepChangesNobody();
        LanPages.play(hosts.get(4));
        aScannerIsKnownByItsHeartbeat();
        restsWhileNobodyWatches();
        fiveHundredSeeAChangeAtOnce();
        switchedOffItSendsNothing();
    }

    private void onlyNetworksOfItsOwnCanBeChosen() {
        assertThat(own().getString("subnet")).isEqualTo(SUBNET);
        assertThat(Api.admin()
                        .put("/api/discovery", Map.of("enabled", true, "subnets", List.of("192.168.0.0/16")))
                        .violates("subnets")
                        .body())
                .contains(SUBNET);
        // nothing but what is asked for
        Api.admin()
                .put("/api/discovery", Map.of("enabled", true, "subnets", List.of(SUBNET), "intervalSeconds", 86_400))
                .expect(200);
        say("Chose " + SUBNET);
    }

    private void allHostsAreFoundByFourteenQuestions() {
        var begun = Api.supervisor().post("/api/devices/scan", Map.of()).expect(202);
        var sweep = ended(begun.number("seq"));
        assertThat(sweep.getString("outcome")).as(sweep.toString()).isEqualTo("done");
        assertThat(sweep.getInt("probed")).isEqualTo(14);
        assertThat(addresses("online")).isEqualTo(Set.of(1, 2, 3, 4, 5, 6));
        say("Found all hosts of a /28 by 14 questions in " + took(sweep) + " ms");
    }

    private void fiftyWhoAskAtOnceGetOneSweep() {
        var before = lan().getInt("seq");
        var watchers = new ArrayList<Socket>();
        for (int i = 0; i < 50; i++) {
            watchers.add(watching());
        }
        Together.call(watchers.size(), n -> {
            watchers.get(n).send("scan_now", Map.of());
            return n;
        });
        var numbers = watchers.stream()
                .map(one -> one.next("scan_update").getInt("seq"))
                .collect(Collectors.toSet());
        watchers.forEach(Socket::close);
        assertThat(numbers).containsExactly(before + 1);
        assertThat(lan().getInt("seq")).isEqualTo(before + 1);
        say("50 who asked at once got one sweep, " + numbers);
    }

    private void whoLeavesIsSuspectThenOfflineAndComesBack() {
        try (var watcher = watching()) {
            Namespaces.ip("-n", hosts.get(0), "link", "set", "eth0", "down");
            var first = scan(watcher);
            assertThat(stateOf(2)).isEqualTo("suspect");
            assertThat(first.toString()).contains("\"state\":\"suspect\"");
            var second = scan(watcher);
            assertThat(stateOf(2)).isEqualTo("offline");
            assertThat(second.getJsonArray("devices")).hasSize(1);
            assertThat(addresses("online")).isEqualTo(Set.of(1, 3, 4, 5, 6));
            say("Who left was suspect after " + took(first.getJsonObject("lastSweep")) + " ms, offline after "
                    + took(second.getJsonObject("lastSweep")) + " ms more");

            Namespaces.ip("-n", hosts.get(0), "link", "set", "eth0", "up");
            var third = scan(watcher);
            assertThat(third.getJsonArray("devices").getJsonObject(0).getString("state"))
                    .isEqualTo("online");
            var history = Api.supervisor()
                    .get("/api/devices/" + device(2).getString("id") + "/history")
                    .expect(200)
                    .items();
            assertThat(history.stream()
                            .filter(one -> one.getString("kind").equals("state"))
                            .map(one -> one.getString("to")))
                    .containsExactly("online", "offline", "suspect");
            say("It came back");
        }
    }

    private void aFailedSweepChangesNobody() {
        try (var watcher = watching()) {
            var before = states();
            Namespaces.ip("-n", server, "link", "set", "br0", "down");
            watcher.send("scan_now", Map.of());
            var failed = watcher.next("scan_failed");
            assertThat(failed.getString("reason")).contains("br0");
            assertThat(states()).isEqualTo(before);
            var again = lan();
            assertThat(again.getJsonObject("lastSweep").getString("outcome")).isEqualTo("failed");
            Namespaces.ip("-n", server, "link", "set", "br0", "up");
            await().atMost(PATIENCE).until(() -> own().getBoolean("up"));
            var update = scan(watcher);
            assertThat(update.getInt("seq")).isEqualTo(failed.getInt("seq") + 1);
            assertThat(update.getJsonArray("changes")).isEmpty();
            say("Failed as it should: " + failed.getString("reason"));
        }
    }

    private void aScannerIsKnownByItsHeartbeat() {
        var event = Event.create();
        var door = event.door(event.checkpoint());
        Api.bearing(door.token())
                .with("X-Forwarded-For", NET + "3")
                .with("X-Forwarded-Proto", "https")
                .post("/api/scanner/heartbeat/" + event.id(), Map.of("deviceId", "phone", "type", "LAN"))
                .expect(200);
        try (var watcher = watching()) {
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
                scan(watcher);
                return device(3).get("scannerId") instanceof JsonString;
            });
            assertThat(device(3).getString("scannerId")).isEqualTo(door.scannerId());
        }
        say("Knew a scanner by its heartbeat");
    }

    private void restsWhileNobodyWatches() {
        var before = lan().getInt("seq");
        try (var watcher = watching()) {
            watcher.send("interval", Map.of("seconds", 3));
            assertThat(watcher.next("interval").getInt("seconds")).isEqualTo(10);
            var first = watcher.next("scan_update");
            var next = watcher.next("scan_update");
            var pause = Duration.between(began(first), began(next));
            assertThat(pause).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(14));
            say("Swept by itself every " + pause.toMillis() + " ms while somebody watched");
        }
        var after = lan();
        assertThat(after.getInt("seq")).isGreaterThanOrEqualTo(before + 2);
        await().during(Duration.ofSeconds(13))
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> lan().getInt("seq") <= after.getInt("seq") + (after.getBoolean("scanning") ? 1 : 0));
        say("Rested when nobody did");
    }

    private void fiveHundredSeeAChangeAtOnce() {
        var crowd = new LanCrowd(Gatehouse.url(), Api.supervisor().token(), CROWD);
        try (var watcher = watching()) {
            for (int round = 0; round < WARM + MEASURED; round++) {
                if (round == WARM) {
                    crowd.forget();
                }
                var link = round % 2 == 0 ? "down" : "up";
                Namespaces.ip("-n", hosts.get(4), "link", "set", "eth0", link);
                var update = scan(watcher);
                assertThat(update.getJsonArray("changes")).isNotEmpty();
                crowd.await(update.getInt("seq"));
            }
        }
        var report = crowd.report();
        crowd.close();
        say("First and last of each sweep's frames: " + crowd.each());
        say(report.toString());
        assertThat(report.longest()).isLessThan(Duration.ofSeconds(1));
    }

    private void switchedOffItSendsNothing() {
        try (var watcher = watching()) {
            Api.admin().put("/api/discovery", Map.of("enabled", false)).expect(200);
            watcher.next("initial_state");
            watcher.send("scan_now", Map.of());
            assertThat(watcher.next("problem").toString()).contains("discovery-off");
        }
        var audit = Api.admin().get("/api/audit?action=discovery.scan").expect(200);
        assertThat(audit.items()).isNotEmpty();
        assertThat(audit.items().get(0).getString("actor")).startsWith("staff/");
    }

    private static JsonObject own() {
        var own = Api.admin().get("/api/discovery").expect(200).json().getJsonArray("ownSubnets");
        assertThat(own).hasSize(1);
        return own.getJsonObject(0);
    }

    private static Socket watching() {
        var socket = Socket.open("/ws/devices");
        socket.send("subscribe", Map.of("token", Api.supervisor().token()));
        socket.next("initial_state");
        return socket;
    }

    /** A sweep of its own, up to its end. */
    private static JsonObject scan(Socket watcher) {
        await().atMost(PATIENCE).until(() -> !lan().getBoolean("scanning"));
        var asked =
                Api.supervisor().post("/api/devices/scan", Map.of()).expect(202).number("seq");
        await().atMost(PATIENCE).until(() -> lan().getInt("seq") >= asked);
        return watcher.next("scan_update", one -> one.getInt("seq") == asked);
    }

    private static JsonObject ended(int seq) {
        await().atMost(PATIENCE).until(() -> lan().getInt("seq") >= seq);
        return lan().getJsonObject("lastSweep");
    }

    private static JsonObject lan() {
        return Api.supervisor().get("/api/devices").expect(200).json();
    }

    private static JsonObject device(int last) {
        return lan().getJsonArray("devices").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("ip").equals(NET + last))
                .findFirst()
                .orElseThrow();
    }

    private static String stateOf(int last) {
        return device(last).getString("state");
    }

    private static Map<String, String> states() {
        return lan().getJsonArray("devices").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(one -> one.getString("ip"), one -> one.getString("state")));
    }

    private static Set<Integer> addresses(String state) {
        return Api.supervisor()
                .get("/api/devices?state=" + state)
                .expect(200)
                .json()
                .getJsonArray("devices")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(one -> Integer.valueOf(one.getString("ip").substring(NET.length())))
                .collect(Collectors.toSet());
    }

    private static Instant began(JsonObject update) {
        return Instant.parse(update.getJsonObject("lastSweep").getString("beganAt"));
    }

    private static long took(JsonObject sweep) {
        return Duration.between(Instant.parse(sweep.getString("beganAt")), Instant.parse(sweep.getString("endedAt")))
                .toMillis();
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println("[lan] " + line);
    }
}
