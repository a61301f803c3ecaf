package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a monitor asks, without a token. */
@ExtendWith(Gatehouse.class)
class OperationsIT {
    private final Api anyone = Api.anyone();

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready"})
    void theHealthIsToldToAnyone(String path) {
        var health = anyone.get(path).expect(200);

        assertThat(health.text("status")).isEqualTo("UP");
        assertThat(health.json()).containsKey("checks");
    }

    @Test
    void readyMeansThatTheDatabaseAnswers() {
        assertThat(anyone.get("/health/ready").json().getJsonArray("checks")).isNotEmpty();
    }

    @Test
    void theMetricsAreToldToAnyone() {
        var metrics = anyone.get("/metrics").expect(200);

        assertThat(metrics.header("Content-Type")).startsWith("text/plain");
        assertThat(metrics.body()).contains("# TYPE");
    }

    @Test
    void theContractIsPublished() {
        var contract = anyone.get("/openapi").expect(200).body();

        assertThat(contract).startsWith("openapi:");
        assertThat(contract)
                .contains(
                        "/api/sessions",
                        "/api/sessions/current",
                        "/api/events",
                        "/api/events/{eventId}",
                        "/api/events/{eventId}/checkpoints",
                        "/api/events/{eventId}/tickets",
                        "/api/events/{eventId}/stats",
                        "/api/events/{eventId}/pairings",
                        "/api/checkpoints/{checkpointId}",
                        "/api/tickets/{ticketId}",
                        "/api/scanners",
                        "/api/scanner/scans");
    }

    @Test
    void theContractIsPublishedAsJsonToo() {
        var contract = anyone.with("Accept", "application/json").get("/openapi").expect(200);

        assertThat(contract.json()).containsKeys("openapi", "info", "paths");
        assertThat(contract.json().getJsonObject("paths").getJsonObject("/api/scanner/scans"))
                .containsKey("post");
    }

    @Test
    void theContractSaysHowIdsTimesAndProblemsAreWritten() {
        var contract = anyone.with("Accept", "application/json").get("/openapi").expect(200);

        var event = contract.json()
                .getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject("Event")
                .getJsonObject("properties");
        assertThat(event.getJsonObject("id").getString("format")).isEqualTo("uuid");
        assertThat(event.getJsonObject("startsAt").getString("format")).isEqualTo("date-time");
        var scan = contract.json()
                .getJsonObject("paths")
                .getJsonObject("/api/scanner/scans")
                .getJsonObject("post");
        assertThat(scan.getJsonObject("requestBody").getJsonObject("content")).containsOnlyKeys("application/json");
        assertThat(scan.getJsonObject("responses").getJsonObject("4XX").getJsonObject("content"))
                .containsOnlyKeys("application/problem+json");
    }

    @Test
    void whoFollowsThePairingsCodeLearnsWhatToDoWithIt() {
        assertThat(anyone.get("/scanner/").expect(200).body()).contains("Pair this device");
    }
}
