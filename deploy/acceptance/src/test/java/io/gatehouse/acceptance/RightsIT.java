package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call and every socket's message, by everybody, out of one table: {@code rights.txt}. */
@ExtendWith(Gatehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsIT {
    private static final String FORBIDDEN = "urn:gatehouse:problem:forbidden";
    private static final String SOCKET = "SOCKET";
    /** By which message one says who one is, where it isn't "subscribe". */
    private static final Map<String, String> FIRST =
            Map.of("/ws/scanner", "join_verification_room", "/ws/queues", "watch");

    private static final Set<String> NOT_OURS = Set.of("/health", "/metrics", "/openapi");

    private final Map<Who, String> tokens = new EnumMap<>(Who.class);
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Queue queue = Queue.at(event);

    private enum Who {
        ADMIN,
        SUPERVISOR,
        OPERATOR,
        HOST,
        SCANNER,
        HOST_DEVICE,
        ANYONE
    }

    /** A line of the table: what is asked, and who may. */
    record Row(String method, String path, Set<Who> may) {

        static Row of(String line) {
            var words = List.of(line.strip().split("\\s+", -1));
            var everybody = List.of(Who.values());
            var may = everybody.stream()
                    .filter(who -> words.get(2 + everybody.indexOf(who)).equals("+"))
                    .collect(Collectors.toSet());
            return new Row(words.get(0), words.get(1), may);
        }

        String operation() {
            return method + " " + path;
        }

        @Override
        public String toString() {
            return operation();
        }
    }

    @BeforeAll
    void signIn() {
        var database = Gatehouse.database();
        for (var who : List.of(Who.SUPERVISOR, Who.OPERATOR, Who.HOST)) {
            database.employ("rights-" + name(who), who.name());
        }
        for (var who : List.of(Who.ADMIN, Who.SUPERVISOR, Who.OPERATOR, Who.HOST)) {
            tokens.put(who, fresh(who));
        }
        tokens.put(Who.SCANNER, event.door(gate).token());
        tokens.put(Who.HOST_DEVICE, queue.hostToken());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whoMayIsHeardAndWhoMayNotIsRefused(Row row) {
        var all = new SoftAssertions();
        for (var who : Who.values()) {
            var answer = call(row, who);
            var told = row + " by " + who + ": " + answer.status() + " " + answer.body();
            if (row.may().contains(who)) {
                all.assertThat((answer.status() == 401 && who != Who.ANYONE) || isForbidden(answer))
                        .as(told)
                        .isFalse();
            } else {
                all.assertThat(answer.status()).as(told).isEqualTo(who == Who.ANYONE ? 401 : 403);
            }
            all.assertThat(answer.status()).as(told).isLessThan(500);
        }
        all.assertAll();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void onSocketsTooWhoMayIsHeardAndWhoMayNotIsRefused(Row row) {
        var all = new SoftAssertions();
        for (var who : Who.values()) {
            all.assertThat(isHeard(row, who))
                    .as(row + " by " + who)
                    .isEqualTo(row.may().contains(who));
        }
        all.assertAll();
    }

    @Test
    void theTableNamesEveryCallThatIsPublished() {
        var contract = Api.anyone()
                .with("Accept", "application/json")
                .get("/openapi")
                .expect(200)
                .json();
        var published = contract.getJsonObject("paths").entrySet().stream()
                .filter(path -> NOT_OURS.stream().noneMatch(path.getKey()::startsWith))
                .flatMap(path -> ((JsonObject) path.getValue())
                        .keySet().stream().map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toSet());

        assertThat(calls().map(Row::operation).collect(Collectors.toSet())).isEqualTo(published);
    }

    static Stream<Row> calls() {
        return table().filter(row -> !row.method().equals(SOCKET));
    }

    static Stream<Row> messages() {
        return table().filter(row -> row.method().equals(SOCKET));
    }

    private static Stream<Row> table() {
        try (InputStream table = RightsIT.class.getResourceAsStream("rights.txt")) {
            assertThat(table).isNotNull();
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(Row::of).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of things that don't exist and without a body: who may is told so, who may not must not learn even that. */
    private Answer call(Row row, Who who) {
        var path = row.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        var token = endsSessions(row) && row.may().contains(who) && isStaff(who) ? fresh(who) : tokens.get(who);
        var api = (token == null ? Api.anyone() : Api.bearing(token)).with("X-Device-Token", "rights");
        var hasBody = Set.of("POST", "PUT", "PATCH").contains(row.method());
        var type = row.path().endsWith("/import") ? "text/csv" : "application/json";
        return hasBody
                ? api.with("Content-Type", type).send(row.method(), path, BodyPublishers.ofString("{}"))
                : api.send(row.method(), path, BodyPublishers.noBody());
    }

    private static boolean endsSessions(Row row) {
        return row.operation().equals("DELETE /api/sessions/current")
                || row.path().endsWith("/password");
    }

    private static boolean isStaff(Who who) {
        return !Set.of(Who.SCANNER, Who.HOST_DEVICE, Who.ANYONE).contains(who);
    }

    private static boolean isForbidden(Answer answer) {
        return answer.status() == 403 && answer.body().contains(FORBIDDEN);
    }

    private boolean isHeard(Row row, Who who) {
        var message = row.path().substring(row.path().lastIndexOf('/') + 1);
        var room = row.path().substring(0, row.path().lastIndexOf('/'));
        var first = FIRST.getOrDefault(room, "subscribe");
        try (var socket = Socket.open(address(room))) {
            socket.send(first, Map.of("token", tokens.getOrDefault(who, "")));
            if (isProblem(socket.next())) {
                return false;
            }
            if (!message.equals(first)) {
                socket.send(message, fields(message));
                return !isProblem(socket.next());
            }
            return true;
        }
    }

    private String address(String room) {
        return switch (room) {
            case "/ws/devices" -> room;
            case "/ws/queues" -> room + "/" + queue.id();
            default -> room + "/" + event.id();
        };
    }

    private Map<String, ?> fields(String message) {
        return switch (message) {
            case "verify_ticket" -> Scan.of(gate, "no such code").body();
            case "interval" -> Map.of("seconds", 30);
            case "heartbeat" -> Map.of("deviceId", "rights", "type", "LAN");
            default -> Map.of();
        };
    }

    private static boolean isProblem(JsonObject message) {
        return message.getString("type").equals("problem");
    }

    private static String fresh(Who who) {
        var username = who == Who.ADMIN ? "admin" : "rights-" + name(who);
        return Api.signIn(username, Gatehouse.adminPassword()).expect(201).text("token");
    }

    private static String name(Who who) {
        return who.name().toLowerCase(Locale.ROOT);
    }
}
