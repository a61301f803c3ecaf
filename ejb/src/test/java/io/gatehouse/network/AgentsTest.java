package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The agents of tunnels, as they answer, and as nobody should. */
class AgentsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private record Said(int status, String body) {}

    private final Map<String, Said> said = new HashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer agent = begin();
    private final String address = "http://127.0.0.1:" + agent.getAddress().getPort();
    private final AgentHttp http = new AgentHttp(PATIENCE);
    private final Listening listening = new Listening("0.0.0.0", 8080, 8443, false);

    @AfterEach
    void stop() {
        over.countDown();
        agent.stop(0);
    }

    @Test
    void ofNgroksTunnelsTheOneByHttpsThatLeadsToUsCounts() throws IOException {
        said.put("/api/tunnels", new Said(200, """
                {"tunnels":[
                 {"public_url":"https://other.ngrok.app","proto":"https","config":{"addr":"http://localhost:3000"}},
                 {"public_url":"tcp://0.tcp.ngrok.io:1","proto":"tcp","config":{"addr":"localhost:8080"}},
                 {"public_url":"http://x.ngrok.app","proto":"http","config":{"addr":"http://localhost:8080"}},
                 {"public_url":"https://X.ngrok.app","proto":"https","config":{"addr":"http://localhost:8080"}}]}
                """));

        assertThat(ngrok().publicUrl()).contains("https://x.ngrok.app");
    }

    @Test
    void ngrokWithoutATunnelToUsHasNone() throws IOException {
        said.put("/api/tunnels", new Said(200, "{\"tunnels\":[]}"));
        assertThat(ngrok().publicUrl()).isEmpty();

        said.put("/api/tunnels", new Said(200, "{}"));
        assertThat(ngrok().publicUrl()).isEmpty();
    }

    @Test
    void anAgentThatDoesNotRunHasNone() throws IOException {
        stop();

        assertThat(ngrok().publicUrl()).isEmpty();
        assertThat(cloudflared(Optional.empty()).publicUrl()).isEmpty();
    }

    @Test
    void cloudflaredTellsWhetherItIsConnectedAndItsQuickTunnelsName() throws IOException {
        said.put("/ready", new Said(200, "{\"status\":200,\"readyConnections\":4}"));
        said.put("/quicktunnel", new Said(200, "{\"hostname\":\"some-words.trycloudflare.com\"}"));
        assertThat(cloudflared(Optional.empty()).publicUrl()).contains("https://some-words.trycloudflare.com");

        said.put("/ready", new Said(503, "{\"status\":503,\"readyConnections\":0}"));
        assertThat(cloudflared(Optional.empty()).publicUrl()).isEmpty();
    }

    @Test
    void aTunnelOfCloudflaredWithANameIsWhereTheConfigurationSays() throws IOException {
        said.put("/ready", new Said(200, "{\"status\":200}"));
        said.put("/quicktunnel", new Said(200, "{\"hostname\":\"\"}"));

        assertThat(cloudflared(Optional.of("https://gate.example.org")).publicUrl())
                .contains("https://gate.example.org");
        assertThat(cloudflared(Optional.empty()).publicUrl()).isEmpty();
    }

    @Test
    void whatIsNoAnswerIsAFailure() {
        said.put("/api/tunnels", new Said(200, "<html>"));
        assertThatThrownBy(() -> ngrok().publicUrl()).isInstanceOf(IOException.class);

        said.put("/api/tunnels", new Said(200, "{\"x\":\"" + "x".repeat(70_000) + "\"}"));
        assertThatThrownBy(() -> ngrok().publicUrl()).isInstanceOf(IOException.class);

        said.put("/api/tunnels", new Said(0, "never"));
        assertThatThrownBy(() -> ngrok().publicUrl()).isInstanceOf(IOException.class);
    }

    @Test
    void nobodyIsFollowedElsewhere() throws IOException {
        said.put("/here", new Said(302, "elsewhere"));
        said.put("/elsewhere", new Said(200, "{}"));

        assertThat(http.get(URI.create(address + "/here")).orElseThrow().status())
                .isEqualTo(302);
    }

    private NgrokTunnel ngrok() {
        return new NgrokTunnel(http, address, listening);
    }

    private CloudflaredTunnel cloudflared(Optional<String> named) {
        return new CloudflaredTunnel(http, address, named);
    }

    private HttpServer begin() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                Said answer = said.getOrDefault(exchange.getRequestURI().getPath(), new Said(404, "{}"));
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                if (answer.status() == 0) {
                    awaitEnd();
                }
                if (answer.status() == 302) {
                    exchange.getResponseHeaders().set("Location", "/" + answer.body());
                }
                exchange.sendResponseHeaders(answer.status() == 0 ? 200 : answer.status(), body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
