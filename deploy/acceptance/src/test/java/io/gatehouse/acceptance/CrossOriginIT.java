package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A scanner's page, loaded from one of our addresses, must reach us at another; nobody else's page must. */
@ExtendWith(Gatehouse.class)
class CrossOriginIT {
    private static final String ELSEWHERE = "https://elsewhere.example";

    @Test
    void anyOriginMayAskToEnrolAndToScan() {
        for (var path : List.of("/api/scanners", "/api/scanner/scans")) {
            var preflight = preflight(path, "POST").expectSuccess();

            assertThat(preflight.header("Access-Control-Allow-Origin")).isIn("*", ELSEWHERE);
            assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST");
            assertThat(preflight.header("Access-Control-Allow-Headers"))
                    .containsIgnoringCase("authorization")
                    .containsIgnoringCase("content-type");
            assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
        }
    }

    @Test
    void anyOriginMayEnrolAndScan() {
        var event = Event.create();
        var gate = event.checkpoint();
        var code = event.pairing(Map.of("approve", true)).text("pairingCode");

        var enrolled = Api.anyone()
                .with("Origin", ELSEWHERE)
                .post("/api/scanners", Map.of("pairingCode", code, "name", "Phone"))
                .expect(201);
        var scanned = Api.bearing(enrolled.text("token"))
                .with("Origin", ELSEWHERE)
                .post("/api/scanner/scans", Scan.of(gate, event.ticket()).body())
                .expect(200);

        opensToAll(enrolled);
        opensToAll(scanned);
    }

    @Test
    void aScannersPageMayReadItsProblemsToo() {
        var wrongCode = Api.anyone()
                .with("Origin", ELSEWHERE)
                .post("/api/scanners", Map.of("pairingCode", "AAAAAAAAAAAA", "name", "Phone"))
                .problem(404);
        var wrongToken = Api.bearing("nobody")
                .with("Origin", ELSEWHERE)
                .post("/api/scanner/scans", Map.of())
                .problem(401);

        opensToAll(wrongCode);
        opensToAll(wrongToken);
    }

    @Test
    void anyOriginMayDoWhatGuestsInLineDo() {
        var queue = Queue.create();
        var guest = queue.guest();
        var elsewhere = Api.anyone().with("Origin", ELSEWHERE);
        var device = elsewhere.with("X-Device-Token", guest.device());

        for (var call : List.of("GET ", "POST /places", "GET /places/x", "DELETE /places/x")) {
            var words = call.split(" ", 2);
            var preflight = preflight(queue.path(words[1]), words[0]).expectSuccess();
            opensToAll(preflight);
            assertThat(preflight.header("Access-Control-Allow-Methods")).contains(words[0]);
            assertThat(preflight.header("Access-Control-Allow-Headers")).containsIgnoringCase("x-device-token");
        }
        opensToAll(elsewhere.get(queue.path("")).expect(200));
        opensToAll(elsewhere
                .post(queue.path("/places"), Map.of("deviceToken", Queue.device()))
                .expect(201));
        opensToAll(device.get(guest.path()).expect(200));
        opensToAll(device.delete(guest.path()).expect(200));
        opensToAll(device.delete(guest.path()).problem(409));
        opensToAll(elsewhere.get(queue.path("/places/x")).refused());
    }

    @Test
    void noOriginThatIsNotConfiguredMayDoWhatHostsDo() {
        var queue = Queue.create();
        var guest = queue.guest();
        for (var path : List.of("/next", "/pause", "/pairings", "/host-sessions", "/complete", "/rotate")) {
            closed(preflight(queue.path(path), "POST"));
        }
        closed(preflight(guest.path() + "/no-show", "POST"));
        closed(preflight(queue.path(""), "PATCH"));
        closed(preflight(queue.path("/places"), "GET"));
        closed(preflight("/api/queues", "POST"));
        closed(queue.host().with("Origin", ELSEWHERE).get(queue.path("/places")).expect(200));
    }

    @Test
    void anyOriginThatIsNotConfiguredMayDoNothingElse() {
        var ticket = Event.create().ticket();
        for (var path : List.of(
                "/api/events", "/api/sessions", "/api/sessions/current", ticket.path(""), ticket.path("/block"))) {
            assertThat(preflight(path, "POST").header("Access-Control-Allow-Origin"))
                    .as("preflight of %s", path)
                    .isEmpty();
        }
        var read = Api.admin().with("Origin", ELSEWHERE);
        for (var path : List.of("/api/events", "/api/scanners", ticket.path(""))) {
            assertThat(read.get(path).header("Access-Control-Allow-Origin"))
                    .as("answer of %s", path)
                    .isEmpty();
        }
    }

    @Test
    void theListOfScannersIsNotOpenedByTheirEnrolment() {
        var listed = preflight("/api/scanners", "GET");

        assertThat(listed.header("Access-Control-Allow-Methods")).doesNotContain("DELETE", "PUT", "PATCH");
        assertThat(preflight("/api/scanners/" + UUID.randomUUID() + "/approve", "POST")
                        .header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private static Answer preflight(String path, String method) {
        return Api.anyone()
                .with("Origin", ELSEWHERE)
                .with("Access-Control-Request-Method", method)
                .with("Access-Control-Request-Headers", "authorization,content-type")
                .options(path);
    }

    private static void closed(Answer answer) {
        assertThat(answer.header("Access-Control-Allow-Origin"))
                .as("%s", answer)
                .isEmpty();
    }

    private static void opensToAll(Answer answer) {
        assertThat(answer.header("Access-Control-Allow-Origin"))
                .as("%s", answer)
                .isIn("*", ELSEWHERE);
        assertThat(answer.header("Access-Control-Allow-Credentials"))
                .as("%s", answer)
                .isEmpty();
    }
}
