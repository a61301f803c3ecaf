package io.gatehouse.bench.gatling;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.csv;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;

/** Guests at a fixed rate, each scanned once, over connections that are kept. */
public class SteadyScans extends Simulation {

    public SteadyScans() {
        HttpProtocolBuilder protocol =
                http.baseUrl(setting("bench.url")).shareConnections().contentTypeHeader("application/json");
        double rate = Double.parseDouble(setting("bench.rate"));
        Duration time = Duration.ofSeconds(Long.parseLong(setting("bench.seconds")));
        Duration warm = Duration.ofSeconds(Long.parseLong(setting("bench.warm")));
        setUp(
                        // Gatling is a cold program when it starts: what it says of its first seconds is about itself
                        scans("warming")
                                .injectOpen(rampUsersPerSec(1).to(rate).during(warm))
                                .andThen(scans("scan")
                                        .injectOpen(constantUsersPerSec(rate).during(time))))
                .protocols(protocol);
    }

    private static ScenarioBuilder scans(String name) {
        return scenario(name)
                .feed(csv(setting("bench." + name)).queue())
                .exec(http(name)
                        .post("/api/scanner/scans")
                        .header("Authorization", "Bearer #{token}")
                        .body(StringBody(
                                "{\"scanId\":\"#{scanId}\",\"checkpointId\":\"#{checkpointId}\",\"code\":\"#{code}\"}"))
                        .check(status().is(200), jsonPath("$.verdict").is("ADMITTED")));
    }

    static String setting(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("Run by deploy/bench/run, which sets " + name);
        }
        return value;
    }
}
