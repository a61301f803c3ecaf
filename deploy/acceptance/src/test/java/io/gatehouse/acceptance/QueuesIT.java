package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line as it is made, shown, changed, opened, closed and paused; and who may join it when. */
@ExtendWith(Gatehouse.class)
class QueuesIT {

    @Test
    void aSupervisorMakesALineAndIsToldWhereItIsAndItsHostsToken() {
        var created = Api.supervisor()
                .post("/api/queues", Map.of("name", " Passports "))
                .expect(201);

        var id = UUID.fromString(created.text("id")).toString();
        assertThat(URI.create(created.header("Location")).getPath()).isEqualTo("/api/queues/" + id);
        assertThat(created.text("hostToken")).hasSizeGreaterThan(40);
        assertThat(created.text("joinUrl")).startsWith("http").endsWith("/q/" + id);
        Queue.of(created).host().get("/api/queues/" + id + "/places").expect(200);
        assertThat(Queue.of(created).state().getString("name")).isEqualTo("Passports");
    }

    @Test
    void anyoneSeesHowTheLineIs() {
        var queue = Queue.create(Map.of("counters", 2));
        queue.guests(4);
        queue.next(1);
        queue.next(2);

        var seen = queue.state();

        assertThat(seen.getString("id")).isEqualTo(queue.id());
        assertThat(seen.getBoolean("open")).isTrue();
        assertThat(seen.getBoolean("paused")).isFalse();
        assertThat(seen.getInt("nowServing")).isEqualTo(2);
        assertThat(seen.getInt("waiting")).isEqualTo(2);
        assertThat(seen.getInt("inService")).isEqualTo(2);
        assertThat(Answer.isNull(seen.getJsonObject("estimate"), "secondsPerPlace"))
                .isTrue();
        assertThat(seen.getJsonObject("estimate").getInt("samples")).isZero();
        assertThat(seen.toString()).doesNotContain("oken");
    }

    @Test
    void aLineThatIsNotThereIsNotFound() {
        for (var id : List.of(UUID.randomUUID().toString(), "1", "%00", "..")) {
            Api.anyone().get("/api/queues/" + id).refused();
            Api.anyone()
                    .post("/api/queues/" + id + "/places", Map.of("deviceToken", "x"))
                    .refused();
        }
        Api.anyone().get("/api/queues/" + UUID.randomUUID()).problem(404, "not-found");
        Api.supervisor()
                .post(
                        "/api/queues",
                        Queue.description(Map.of("eventId", UUID.randomUUID().toString())))
                .problem(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\":\"\"",
                "\"name\":\"  \"",
                "\"name\":null",
                "\"name\":7",
                "\"name\":\"nul\\u0000\"",
                "\"eventId\":\"none\"",
                "\"eventId\":7",
                "\"capacity\":0",
                "\"capacity\":-1",
                "\"capacity\":1.5",
                "\"capacity\":1e999999999",
                "\"capacity\":\"many\"",
                "\"cooldownSeconds\":-1",
                "\"cooldownSeconds\":99999999",
                "\"counters\":0",
                "\"counters\":101",
                "\"counters\":99999999999",
                "\"counters\":[]",
                "\"opensAt\":\"noon\"",
                "\"closesAt\":7",
                "\"opensAt\":\"2031-01-01T10:00:00Z\",\"closesAt\":\"2031-01-01T10:00:00Z\"",
                "\"opensAt\":\"2031-01-01T10:00:00Z\",\"closesAt\":\"2031-01-01T09:00:00Z\"",
                "\"estimator\":\"oracle\"",
                "\"joinCodeNeeded\":\"yes\""
            })
    void whatCannotBeIsToldByItsName(String fields) {
        var field = fields.contains("\"closesAt\":\"2031") ? "closesAt" : fields.split("\"", 3)[1];
        var body = field.equals("name") ? "{" + fields + "}" : "{\"name\":\"Line\"," + fields + "}";

        Api.supervisor().post("/api/queues", body).violates(field);

        var queue = Queue.create();
        var before = queue.state();
        if (!List.of("eventId").contains(field) && !fields.equals("\"name\":null")) {
            Api.supervisor()
                    .with("Content-Type", "application/json")
                    .send("PATCH", queue.path(""), BodyPublishers.ofString("{" + fields + "}"))
                    .violates(field);
        }
        assertThat(queue.state()).isEqualTo(before);
    }

    @Test
    void aNameMayBeLongButNotEndless() {
        Queue.create(Map.of("name", "ö".repeat(200)));
        Api.supervisor().post("/api/queues", Map.of("name", "x".repeat(201))).violates("name");
    }

    @Test
    void whatIsChangedIsChangedAndTheRestStays() {
        var queue = Queue.create(Map.of("counters", 3, "capacity", 7, "cooldownSeconds", 60));

        var changed = queue.change(Map.of("counters", 2, "name", "Renamed")).expect(200);

        assertThat(changed.number("counters")).isEqualTo(2);
        assertThat(changed.text("name")).isEqualTo("Renamed");
        assertThat(changed.number("capacity")).isEqualTo(7);
        assertThat(changed.number("cooldownSeconds")).isEqualTo(60);
        Map<String, Object> none = new HashMap<>();
        none.put("capacity", null);
        assertThat(Answer.isNull(queue.change(none).expect(200).json(), "capacity"))
                .isTrue();
        var seq = queue.state().getInt("seq");
        queue.change(Map.of("counters", 2)).expect(200);
        queue.figures("seq", seq);
    }

    @Test
    void linesAreListedNewestFirstByPages() {
        var event = Event.create();
        var queues = List.of(Queue.at(event), Queue.at(event), Queue.at(event));
        var path = "/api/queues?eventId=" + event.id();

        var first = Api.supervisor().get(path + "&limit=2").expect(200);
        var second = Api.supervisor()
                .get(path + "&limit=2&cursor=" + first.text("next"))
                .expect(200);

        assertThat(Pages.ids(first.items()))
                .containsExactly(queues.get(2).id(), queues.get(1).id());
        assertThat(Pages.ids(second.items())).containsExactly(queues.get(0).id());
        assertThat(Answer.isNull(second.json(), "next")).isTrue();
        assertThat(Pages.ids(Api.supervisor().get("/api/queues?limit=3").items()))
                .contains(queues.get(2).id());
        Api.supervisor().get("/api/queues?eventId=7").violates("eventId");
        Api.supervisor().get("/api/queues?limit=0").violates("limit");
        Api.supervisor().get("/api/queues?cursor=x").violates("cursor");
    }

    @Test
    void aPausedLineIsKeptAndTakesNobodyNew() {
        var queue = Queue.create();
        var guests = queue.guests(2);

        assertThat(queue.post("/pause").expect(200).json().getBoolean("paused")).isTrue();
        queue.post("/pause").expect(200);

        queue.join(Queue.device()).problem(409, "queue-paused");
        guests.get(0).joinAgain().expect(200);
        guests.get(1).leave().expect(200);
        queue.figures("waiting", 1);

        assertThat(queue.post("/resume").expect(200).json().getBoolean("paused"))
                .isFalse();
        queue.post("/resume").expect(200);
        assertThat(queue.guest().number()).isEqualTo(3);
    }

    @Test
    void aClosedLineTakesNobodyUntilItIsOpenedAgain() {
        var queue = Queue.create();

        assertThat(queue.post("/close").expect(200).json().getBoolean("open")).isFalse();
        queue.post("/close").expect(200);
        queue.join(Queue.device()).problem(409, "queue-closed");

        assertThat(queue.post("/open").expect(200).json().getBoolean("open")).isTrue();
        queue.post("/open").expect(200);
        assertThat(queue.guest().number()).isEqualTo(1);
    }

    @Test
    void theHoursOfALineBeginWithTheirFirstMomentAndEndBeforeTheirLast() {
        var over = Queue.create(Map.of("closesAt", Event.fromNow(Duration.ofSeconds(-1))));
        var early = Queue.create(Map.of("opensAt", Event.fromNow(Duration.ofHours(1))));
        for (var closed : List.of(over, early)) {
            assertThat(closed.state().getBoolean("open")).isFalse();
            closed.join(Queue.device()).problem(409, "queue-closed");
            closed.post("/open").expect(200);
            closed.join(Queue.device()).problem(409, "queue-closed");
        }

        var opens = Instant.now().plusSeconds(3);
        var soon = Queue.create(Map.of("opensAt", opens.toString()));
        var closes = Queue.create(Map.of("closesAt", opens.toString()));
        var waiting = closes.guest();
        soon.join(Queue.device()).problem(409, "queue-closed");
        await("the hours").until(() -> !Instant.now().isBefore(opens));

        soon.join(Queue.device()).expect(201);
        closes.join(Queue.device()).problem(409, "queue-closed");
        assertThat(closes.next()).isEqualTo(waiting.number());
    }

    @Test
    void neverMoreAreInLineThanThereIsRoomFor() {
        var queue = Queue.create(Map.of("capacity", 10));

        var joined = Together.call(48, n -> queue.join(Queue.device()));

        assertThat(joined).filteredOn(one -> one.status() == 201).hasSize(10);
        joined.stream().filter(one -> one.status() != 201).forEach(one -> one.problem(409, "queue-full"));
        assertThat(queue.state().getBoolean("full")).isTrue();
        queue.figures("waiting", 10);

        var called = queue.post("/next").expect(200);
        queue.join(Queue.device()).problem(409, "queue-full");
        queue.post("/places/" + called.text("placeId") + "/complete").expect(200);
        assertThat(queue.join(Queue.device()).expect(201).number("number")).isEqualTo(11);
    }

    @Test
    void whoJoinsWhileItIsClosedIsInLineOrIsNot() {
        var queue = Queue.create();

        var statuses = Together.call(
                33,
                n -> n == 0
                        ? queue.post("/close").status()
                        : queue.join(Queue.device()).status());

        assertThat(statuses).contains(200).isSubsetOf(200, 201, 409);
        var joined = (int) statuses.stream().filter(one -> one == 201).count();
        queue.figures("waiting", joined);
        queue.join(Queue.device()).problem(409, "queue-closed");
        queue.post("/open").expect(200);
        assertThat(queue.guest().number()).isEqualTo(joined + 1);
    }

    @Test
    void whereACodeIsShownOnlyItsReadersJoin() {
        var queue = Queue.create(Map.of("joinCodeNeeded", true));
        var device = Queue.device();
        queue.join(device).problem(403, "wrong-join-code");
        for (var wrong : List.of("", "AAAAAA", "x".repeat(10_000), "nul\u0000")) {
            joinWith(queue, device, wrong).problem(403, "wrong-join-code");
        }

        var shown = queue.host().get(queue.path("/join-code")).expect(200);
        assertThat(Instant.parse(shown.text("shownUntil")))
                .isBetween(Instant.now().minusSeconds(2), Instant.now().plusSeconds(32));
        assertThat(shown.text("joinUrl")).contains("/q/" + queue.id()).contains(shown.text("code"));
        var another = Queue.create(Map.of("joinCodeNeeded", true));
        joinWith(another, device, shown.text("code")).problem(403, "wrong-join-code");

        joinWith(queue, device, " " + shown.text("code").toLowerCase(Locale.ROOT))
                .expect(201);
        queue.join(device).expect(200);
        Api.anyone().get(queue.path("/join-code")).problem(401);
        Queue.create().host().get(queue.path("/join-code")).problem(403, "wrong-queue");
        var open = Queue.create();
        open.host().get(open.path("/join-code")).problem(404);
    }

    @Test
    void whatWasDoneToALineIsInTheAudit() {
        var event = Event.create();
        var queue = Queue.at(event);
        queue.change(Map.of("counters", 2));
        queue.post("/pause");
        queue.post("/pause");
        queue.post("/resume");
        queue.post("/close");
        queue.post("/open");
        var guest = queue.guest();
        queue.next();
        guest.is("serve");
        guest.is("complete");
        queue.guest().leave();

        var records = Pages.walk("/api/audit?limit=500&eventId=" + event.id());

        assertThat(records)
                .extracting(record -> record.getString("action"))
                .containsSubsequence(
                        "place.complete",
                        "place.serve",
                        "place.call",
                        "queue.opened",
                        "queue.closed",
                        "queue.resumed",
                        "queue.paused",
                        "queue.changed")
                .contains("queue.created", "queue.host-added")
                .doesNotContain("place.leave", "place.joined");
        assertThat(records)
                .filteredOn(record -> record.getString("action").equals("queue.paused"))
                .hasSize(1);
        var called = records.stream()
                .filter(record -> record.getString("action").equals("place.call"))
                .findFirst()
                .orElseThrow();
        assertThat(called.getString("actor")).isEqualTo("host/" + queue.hostId());
        assertThat(called.getString("subject")).isEqualTo("place/" + guest.placeId());
        assertThat(records.toString())
                .doesNotContain(queue.hostToken())
                .doesNotContain(guest.device())
                .doesNotContain(guest.code());
    }

    private static Answer joinWith(Queue queue, String device, String code) {
        return Api.anyone().post(queue.path("/places"), Map.of("deviceToken", device, "joinCode", code));
    }

    @Test
    void theListTellsOfEachLineWhatTheLineTells() {
        var event = Event.create();
        var queue = Queue.at(event);
        List<JsonObject> listed =
                Api.supervisor().get("/api/queues?eventId=" + event.id()).items();

        assertThat(listed).containsExactly(queue.state());
    }
}
