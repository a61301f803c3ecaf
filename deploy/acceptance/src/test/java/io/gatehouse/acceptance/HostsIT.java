package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Devices that run a line: paired once, for that line alone, until their token is changed or taken. */
@ExtendWith(Gatehouse.class)
class HostsIT {
    private static final int MANY = 100;
    private static final List<String> ACTS = List.of("/next", "/pause", "/resume", "/close", "/open", "/pairings");

    private final Queue queue = Queue.create();

    @Test
    void aSecondDeviceIsPairedByACodeThatIsGoodOnce() {
        var offer = queue.post("/pairings").expect(201);
        var code = offer.text("pairingCode");
        assertThat(Instant.parse(offer.text("expiresAt")))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(13)),
                        Instant.now().plus(Duration.ofMinutes(16)));
        assertThat(offer.text("url")).contains("/host#").endsWith(code);
        assertThat(offer.text("url").split("#", 2)[0]).doesNotContain(code);
        assertThat(offer.text("qrSvg")).startsWith("<svg");
        assertThat(code).matches("[0-9A-Z]{10,}");

        var begun = begin(code.toLowerCase(Locale.ROOT), "Tablet").expect(201);
        var second = Api.bearing(begun.text("token"));
        queue.guest();
        assertThat(second.post(queue.path("/next")).expect(200).number("number"))
                .isEqualTo(1);
        assertThat(begun.text("token")).isNotEqualTo(queue.hostToken());

        begin(code, "Thief").problem(404);
        queue.post("/next").expect(204);
    }

    @Test
    void ofManyWhoTakeACodeAtOnceOneDoes() {
        var code = queue.post("/pairings").expect(201).text("pairingCode");

        var taken = Together.call(16, n -> begin(code, "Device " + n).status());

        assertThat(taken).filteredOn(status -> status == 201).hasSize(1);
        assertThat(taken).filteredOn(status -> status == 404).hasSize(15);
        assertThat(hosts()).hasSize(2);
    }

    @Test
    void aCodeIsForItsLineAlone() {
        var code = queue.post("/pairings").expect(201).text("pairingCode");
        var other = Queue.create();

        Api.anyone()
                .post(other.path("/host-sessions"), Map.of("pairingCode", code))
                .problem(404);

        begin(code, "Tablet").expect(201);
    }

    @Test
    void whatIsNoCodeIsRefused() {
        var host = new From("127.0.2.20");
        var path = queue.path("/host-sessions");
        host.post(path, Map.of()).violates("pairingCode");
        host.post(path, Map.of("pairingCode", 7)).violates("pairingCode");
        host.post(path, Map.of("pairingCode", "x", "name", "")).violates("name");
        host.post(path, Map.of("pairingCode", "x", "name", "n".repeat(201))).violates("name");
        for (var wrong : List.of("", "x", "\u0000", "x".repeat(10_000), "ABCD-EFGH-JKMN")) {
            host.post(path, Map.of("pairingCode", wrong)).problem(404);
        }
        host.post("/api/queues/" + UUID.randomUUID() + "/host-sessions", Map.of("pairingCode", "x"))
                .problem(404);
    }

    @Test
    void guessedCodesAreThrottledAtTheGuessersAddressAlone() {
        var guesser = new From("127.0.2.21");
        var statuses = IntStream.range(0, MANY)
                .mapToObj(n -> guesser.post(queue.path("/host-sessions"), Map.of("pairingCode", "GUESS" + n)))
                .dropWhile(answer -> answer.status() == 404)
                .findFirst()
                .orElseThrow();

        assertThat(Integer.parseInt(statuses.problem(429).header("Retry-After")))
                .isPositive();
        begin(queue.post("/pairings").expect(201).text("pairingCode"), "Tablet").expect(201);
    }

    @Test
    void aTokenRunsItsOwnLineAlone() {
        var other = Queue.create();
        var guest = other.guest();

        for (var act : ACTS) {
            queue.host().post(other.path(act)).problem(403, "wrong-queue");
        }
        for (var move : List.of("recall", "serve", "complete", "no-show", "undo", "requeue")) {
            queue.host().post(guest.path() + "/" + move).problem(403, "wrong-queue");
        }
        queue.host().post(guest.path() + "/priority", Map.of("priority", 1)).problem(403, "wrong-queue");
        queue.host()
                .post(guest.path() + "/transfer", Map.of("queueId", queue.id()))
                .problem(403, "wrong-queue");
        queue.host().post(other.path("/complete"), Map.of("code", guest.code())).problem(403, "wrong-queue");
        queue.host().post(other.path("/rotate")).problem(403, "wrong-queue");
        queue.host().get(other.path("/places")).problem(403, "wrong-queue");
        queue.host().get(other.path("/hosts")).problem(403, "wrong-queue");
        queue.host().delete(other.path("/hosts/" + other.hostId())).problem(403, "wrong-queue");
        queue.host().delete(queue.path("/hosts/" + other.hostId())).problem(404);

        assertThat(guest.status()).isEqualTo("WAITING");
        assertThat(other.state().getBoolean("open")).isTrue();
        other.host().get(other.path("/places")).expect(200);
    }

    @Test
    void aTokenThatWasChangedIsNobodysFromThenOn() {
        var rotated = queue.post("/rotate").expect(200);

        everythingIsRefused(queue.host());
        var now = Api.bearing(rotated.text("token"));
        now.get(queue.path("/places")).expect(200);
        assertThat(rotated.text("id")).isEqualTo(queue.hostId());
        now.post(queue.path("/rotate")).expect(200);
        everythingIsRefused(now);
    }

    @Test
    void ofManyWhoChangeATokenAtOnceTheLastOneCounts() {
        var tokens = Together.call(8, n -> queue.post("/rotate"));

        assertThat(tokens).extracting(Answer::status).contains(200).isSubsetOf(200, 401);
        var good = tokens.stream()
                .filter(one -> one.status() == 200)
                .filter(one -> Api.bearing(one.text("token"))
                                .get(queue.path("/places"))
                                .status()
                        == 200);
        assertThat(good).hasSize(1);
    }

    @Test
    void aDeviceThatIsSentAwayCanDoNothingMore() {
        var begun = begin(queue.post("/pairings").expect(201).text("pairingCode"), "Lost tablet")
                .expect(201);
        var lost = Api.bearing(begun.text("token"));
        assertThat(hosts()).containsExactly(queue.hostId(), begun.text("id"));

        queue.host().delete(queue.path("/hosts/" + begun.text("id"))).expect(204);

        everythingIsRefused(lost);
        queue.host().delete(queue.path("/hosts/" + begun.text("id"))).problem(404);
        assertThat(hosts()).containsExactly(queue.hostId());
        Api.supervisor().delete(queue.path("/hosts/" + queue.hostId())).expect(204);
        everythingIsRefused(queue.host());
        var again = Api.supervisor().post(queue.path("/pairings")).expect(201).text("pairingCode");
        begin(again, "New tablet").expect(201);
    }

    @Test
    void aHostHasNoOtherRights() {
        var event = Event.create();
        var host = Queue.at(event).host();
        for (var path : List.of(
                "/api/events",
                "/api/events/" + event.id(),
                "/api/queues",
                "/api/scanners",
                "/api/audit",
                "/api/staff")) {
            host.get(path).problem(403, "forbidden");
        }
        host.post("/api/queues", Queue.description(Map.of())).problem(403, "forbidden");
        host.patch(queue.path(""), Map.of("counters", 2)).problem(403, "forbidden");
        Api.bearing(queue.hostToken() + "x").get(queue.path("/places")).problem(401);
        Api.bearing("ghh_").get(queue.path("/places")).problem(401);
    }

    @Test
    void staffRunLinesTooButScannersDoNot() {
        queue.guests(3);
        for (var staff : List.of(Api.admin(), Api.supervisor(), Api.operator())) {
            staff.post(queue.path("/next")).expect(200);
            staff.get(queue.path("/places")).expect(200);
            staff.get(queue.path("/hosts")).expect(200);
        }
        Api.operator().post("/api/queues", Queue.description(Map.of())).problem(403);
        Api.operator().patch(queue.path(""), Map.of("counters", 2)).problem(403);
        var event = Event.create();
        var scanner = event.door(event.checkpoint()).api();
        scanner.post(queue.path("/next")).problem(403);
        scanner.post("/api/queues", Queue.description(Map.of())).problem(403);
        Api.anyone().post("/api/queues", Queue.description(Map.of())).problem(401);
        Api.anyone().post("/api/queues", Map.of()).problem(401);
        Api.anyone().post(queue.path("/next")).problem(401);
    }

    @Test
    void whoWorksForOtherEventsSeesNothingOfALine() {
        var event = Event.create();
        var theirs = Queue.at(event);
        var guest = theirs.guest();
        var bound = Person.who("SUPERVISOR", Event.create()).api();

        var nothing = bound.get("/api/queues/" + UUID.randomUUID()).problem(404).body();
        assertThat(bound.get(theirs.path("")).problem(404).body()).isEqualTo(nothing);
        for (var act : ACTS) {
            bound.post(theirs.path(act)).problem(404, "not-found");
        }
        bound.get(theirs.path("/places")).problem(404);
        bound.get(theirs.path("/hosts")).problem(404);
        bound.delete(theirs.path("/hosts/" + theirs.hostId())).problem(404);
        bound.post(guest.path() + "/no-show").problem(404);
        bound.patch(theirs.path(""), Map.of("counters", 9)).problem(404);
        bound.get("/api/queues?eventId=" + event.id()).problem(404);
        bound.post("/api/queues", Queue.description(Map.of("eventId", event.id())))
                .problem(404);
        assertThat(Pages.ids(bound.get("/api/queues?limit=200").items())).doesNotContain(theirs.id());
        assertThat(guest.status()).isEqualTo("WAITING");

        var own = Person.who("SUPERVISOR", event).api();
        own.post(theirs.path("/next")).expect(200);
        assertThat(Pages.ids(own.get("/api/queues?limit=200").items())).contains(theirs.id());
    }

    private Answer begin(String code, String name) {
        return Api.anyone().post(queue.path("/host-sessions"), Map.of("pairingCode", code, "name", name));
    }

    private List<String> hosts() {
        return Pages.ids(Api.supervisor().get(queue.path("/hosts")).expect(200).items());
    }

    private void everythingIsRefused(Api host) {
        for (var act : ACTS) {
            host.post(queue.path(act)).problem(401);
        }
        host.get(queue.path("/places")).problem(401);
        host.post(queue.path("/rotate")).problem(401);
    }
}
