package io.gatehouse.network.choice;

import static io.gatehouse.network.choice.Client.HOME;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real servers on loopback: ours, a captive portal, another installation. */
class RealHttpTest {

    /** What a server answers to a request. */
    private interface Answer {
        String to(String nonce, String origin);
    }

    private static final String PORTAL = "<html><body>Sign in to our free network</body></html>";
    private static final int OK = 200;
    private static final int FOUND = 302;

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
        later.shutdownNow();
    }

    @Test
    void n1TheSlowerLanIsChosenBeforeTheFasterTunnel() throws IOException {
        String lan = serve(40, OK, (nonce, origin) -> json(HOME, nonce, origin));
        String tunnel = serve(15, OK, (nonce, origin) -> json(HOME, nonce, origin));
        try (Driver driver = driver(List.of(new Candidate(tunnel, Way.TUNNEL), new Candidate(lan, Way.LAN)))) {
            await().until(driver::used, url -> !url.equals("none"));
            assertEquals(lan, driver.used());
            assertTrue(driver.mayBearToken(lan));
            assertFalse(driver.mayBearToken(tunnel));
        }
    }

    @Test
    void n2APortalARedirectAndAnotherInstallationAreRejected() throws IOException {
        Site other = new Site("7a7a7a7a-0000-4000-8000-000000000007", 7);
        String portal = serve(0, OK, (nonce, origin) -> PORTAL);
        String redirect = serve(0, FOUND, (nonce, origin) -> "");
        String stranger = serve(0, OK, (nonce, origin) -> json(other, nonce, origin));
        String replayer = serve(0, OK, (nonce, origin) -> json(HOME, "of-another-day-0123456789", origin));
        String ours = serve(200, OK, (nonce, origin) -> json(HOME, nonce, origin));
        List<Candidate> all = List.of(portal, redirect, stranger, replayer, ours).stream()
                .map(url -> new Candidate(url, Way.LAN))
                .toList();
        try (Driver driver = driver(all)) {
            await().until(driver::used, url -> !url.equals("none"));
            assertEquals(ours, driver.used());
            assertEquals(Explanation.CAPTIVE_PORTAL, driver.explanations().get(portal));
            assertEquals(Explanation.CAPTIVE_PORTAL, driver.explanations().get(redirect));
            assertEquals(Explanation.OTHER_INSTALLATION, driver.explanations().get(stranger));
            assertEquals(Explanation.UNPROVEN, driver.explanations().get(replayer));
            all.forEach(one -> assertEquals(one.url().equals(ours), driver.mayBearToken(one.url())));
        }
        assertEquals(List.of(), tokens);
    }

    @Test
    void whenTheServerInUseStopsTheOtherIsUsedWithinThreeSeconds() throws IOException {
        String lan = serve(0, OK, (nonce, origin) -> json(HOME, nonce, origin));
        String tunnel = serve(50, OK, (nonce, origin) -> json(HOME, nonce, origin));
        try (Driver driver = driver(List.of(new Candidate(lan, Way.LAN), new Candidate(tunnel, Way.TUNNEL)))) {
            await().until(driver::used, lan::equals);
            servers.get(0).stop(0);
            driver.give(new Signal.UseFailed(lan, Failure.UNREACHABLE));
            await().atMost(3, TimeUnit.SECONDS).until(driver::used, tunnel::equals);
        }
    }

    private static Driver driver(List<Candidate> candidates) {
        Driver driver = new Driver(
                new Memory(HOME.fingerprint(), HOME.instance, null, Memory.NO_CONFIG, candidates, List.of(), null));
        driver.give(new Signal.Started());
        return driver;
    }

    private String serve(long delayMillis, int status, Answer answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String origin = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/", exchange -> {
            if (exchange.getRequestHeaders().containsKey("Authorization")) {
                tokens.add(origin);
            }
            String query = exchange.getRequestURI().getQuery();
            String body = answer.to(query.substring(query.indexOf('=') + 1), origin);
            ScheduledFuture<?> unused = later.schedule(
                    () -> send(exchange, status, body), delayMillis * Driver.SLOWER, TimeUnit.MILLISECONDS);
        });
        server.start();
        servers.add(server);
        return origin;
    }

    private static void send(HttpExchange exchange, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/sign-in");
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            exchange.close();
        }
    }

    private static String json(Site site, String nonce, String origin) {
        Identity identity = site.identity(nonce, origin);
        return Json.createObjectBuilder()
                .add("instance", identity.instance())
                .add("publicKey", identity.publicKey())
                .add("nonce", identity.nonce())
                .add("origin", identity.origin())
                .add("signature", identity.signature())
                .build()
                .toString();
    }
}
