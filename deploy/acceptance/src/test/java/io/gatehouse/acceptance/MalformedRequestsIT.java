package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client should send, and some do. That the server never fails by it is checked of every answer. */
@ExtendWith(Gatehouse.class)
class MalformedRequestsIT {
    private final Api admin = Api.admin();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"name\":",
                "{\"name\":\"x\",}",
                "{'name':'x'}",
                "[]",
                "[{}]",
                "null",
                "true",
                "42",
                "\"text\"",
                "<event/>",
                "{\"name\":\"x\"} trailing",
                "{\"name\":\"\\ud800\\u0000\"}",
                "\u0000"
            })
    void aBodyThatIsNoObjectIsBadInputEverywhere(String body) {
        var event = Event.create();

        admin.post("/api/events", body).problem(400);
        admin.post(event.path("/checkpoints"), body).problem(400);
        admin.post(event.path("/tickets"), body).problem(400);
        admin.post("/api/queues", body).problem(400);
        Api.anyone().post("/api/sessions", body).problem(400);
        Api.anyone().post("/api/scanners", body).problem(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\":{\"a\":1}",
                "\"name\":[\"x\"]",
                "\"timezone\":7",
                "\"startsAt\":\"yesterday\"",
                "\"startsAt\":\"2031-02-30T00:00:00Z\"",
                "\"startsAt\":\"+999999999-12-31T23:59:59Z\"",
                "\"startsAt\":\"-4713-01-01T00:00:00Z\"",
                "\"startsAt\":{}",
                "\"capacity\":\"many\"",
                "\"capacity\":1.5",
                "\"capacity\":99999999999999999999",
                "\"capacity\":1e400",
                "\"capacity\":1e999999999",
                "\"capacity\":[1]"
            })
    void aFieldOfTheWrongKindIsBadInput(String field) {
        var body = """
                {"name":"Typed","timezone":"UTC","startsAt":"2031-07-01T00:00:00Z","endsAt":"2031-07-02T00:00:00Z",%s}
                """;

        admin.post("/api/events", body.formatted(field)).problem(400);
    }

    @Test
    void textThatCannotBeStoredIsBadInput() {
        var event = Event.create();

        admin.post("/api/events", Event.description(Map.of("name", "Nul\u0000")))
                .violates("name");
        admin.post(event.path("/checkpoints"), Map.of("name", "Nul\u0000")).violates("name");
        admin.post(event.path("/tickets"), "{\"tickets\":[{\"holder\":\"Nul\\u0000\"}]}")
                .violates("holder");
        admin.post("/api/queues", Map.of("name", "Nul\u0000")).violates("name");
        admin.get(event.path("/tickets?q=abc%00def")).refused();
        Api.anyone()
                .post("/api/sessions", Map.of("username", "nul\u0000", "password", "nul\u0000"))
                .refused();
        Door.join("NUL\u0000NUL\u0000", "Nul").refused();
    }

    @Test
    void bytesThatAreNoTextAreBadInput() {
        byte[] body = "{\"name\":\"??\"}".getBytes(StandardCharsets.US_ASCII);
        body[9] = (byte) 0xC3;
        body[10] = (byte) 0x28;

        admin.post("/api/events", body).problem(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 5_000, 200_000})
    void aDeeplyNestedBodyIsBadInput(int depth) {
        admin.post("/api/events", "[".repeat(depth) + "]".repeat(depth)).problem(400);
        admin.post("/api/events", "{\"name\":".repeat(depth) + "1" + "}".repeat(depth))
                .problem(400);
        admin.post("/api/events", "[".repeat(depth)).problem(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "x"
            })
    void aBodyOfAnotherTypeIsNotSupported(String type) {
        var refused = admin.with("Content-Type", type).post("/api/events", "{}").refused();

        assertThat(refused.status()).as(type).isIn(400, 415);
        if (type.contains("/")) {
            refused.problem(415);
        }
    }

    @Test
    void aMethodThatAPlaceDoesNotKnowIsNotAllowed() {
        var event = Event.create();

        assertThat(admin.delete(event.path("")).problem(405).header("Allow")).contains("GET");
        admin.get("/api/invitations").problem(405);
        admin.send("PUT", "/api/events", BodyPublishers.noBody()).problem(405);
        admin.send("TRACE", "/api/events", BodyPublishers.noBody()).refused();
        admin.send("BREW", "/api/events", BodyPublishers.noBody()).refused();
    }

    @Test
    void aPlaceThatIsNotThereIsNotFound() {
        admin.get("/api/nowhere").problem(404);
        admin.get("/api/events/" + UUID.randomUUID() + "/nowhere").problem(404);
        admin.get("/api/").problem(404);
    }

    @Test
    void aClientThatWantsNoJsonGetsJsonOrAProblem() {
        var answer = admin.with("Accept", "application/pdf").get("/api/events");

        assertThat(answer.status()).isIn(200, 406);
        assertThat(answer.header("Content-Type")).contains("json");
    }

    @Test
    void aBrokenAcceptHeaderIsNotTheServersFault() {
        assertThat(admin.with("Accept", "text").get("/api/events").status()).isIn(200, 400, 406);
        assertThat(admin.with("Accept", "a/b;q=x,,;").get("/api/events").status())
                .isIn(200, 400, 406);
    }

    @Test
    void anErrorIsAProblemForBrowsersToo() {
        admin.with("Accept", "text/html,*/*;q=0.8")
                .get("/api/events/" + UUID.randomUUID())
                .problem(404);
    }
}
