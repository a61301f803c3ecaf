package io.gatehouse.bench.gatling;

import static io.gatling.javaapi.core.CoreDsl.csv;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;

/** Scanners that stay in their room and verify tickets at a pace that adds up to the rate. */
public class SteadySockets extends Simulation {

    private static final int PATIENCE_SECONDS = 10;
    private static final long MILLIS_PER_SECOND = 1_000;

    public SteadySockets() {
        int scanners = Integer.parseInt(SteadyScans.setting("bench.scanners"));
        int rate = Integer.parseInt(SteadyScans.setting("bench.rate"));
        Duration pace = Duration.ofMillis(scanners * MILLIS_PER_SECOND / rate);
        // one after another: a room lets only so many in at once who have not said who they are
        long warm = Long.parseLong(SteadyScans.setting("bench.warm"));
        HttpProtocolBuilder protocol =
                http.wsBaseUrl(SteadyScans.setting("bench.url").replaceFirst("^http", "ws"));
        ScenarioBuilder rooms = scenario("Steady sockets")
                .feed(csv(SteadyScans.setting("bench.tokens")).queue())
                .exec(join())
                .during(Long.parseLong(SteadyScans.setting("bench.seconds")))
                .on(feed(csv(SteadyScans.setting("bench.scan")).queue())
                        .pace(pace)
                        .exec(verify()))
                .exec(ws("leave").close());
        setUp(rooms.injectOpen(rampUsers(scanners).during(warm))).protocols(protocol);
    }

    private static ChainBuilder join() {
        return exec(ws("connect").connect("/ws/scanner/" + SteadyScans.setting("bench.event")))
                .exec(ws("join")
                        .sendText("{\"type\":\"join_verification_room\",\"token\":\"#{scannerToken}\"}")
                        .await(PATIENCE_SECONDS)
                        .on(ws.checkTextMessage("joined")
                                .matching(jsonPath("$.type").is("joined"))));
    }

    private static ChainBuilder verify() {
        return exec(ws("verify_ticket")
                .sendText("{\"type\":\"verify_ticket\",\"scanId\":\"#{scanId}\","
                        + "\"checkpointId\":\"#{checkpointId}\",\"code\":\"#{code}\"}")
                .await(PATIENCE_SECONDS)
                .on(ws.checkTextMessage("verdict")
                        .matching(
                                jsonPath("$.scanId").is("#{scanId}"),
                                jsonPath("$.type").is("verdict"))
                        .check(jsonPath("$.verdict").is("ADMITTED"))));
    }
}
