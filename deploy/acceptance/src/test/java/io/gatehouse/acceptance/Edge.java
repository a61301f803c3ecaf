package io.gatehouse.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A tunnel on this machine: a public side with TLS that brings guests to the product as ngrok and cloudflared do, and the
 * agent beside it that says what it believes. Either can be wrong.
 */
final class Edge implements AutoCloseable {
    static final String GUEST = "203.0.113.77";

    private static final String PASSWORD = "changeit";

    /** What happens to a guest. */
    enum Mood {
        WORKING,
        DEAD,
        A_PAGE_OF_ITS_OWN,
        MOVED,
        SOMEBODY_ELSES
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer agent;
    private final HttpsServer edge;
    private final Path trusted;
    private final AtomicInteger visits = new AtomicInteger();
    private volatile @Nullable URI product;
    private volatile boolean agentKnows = true;
    private volatile Mood mood = Mood.WORKING;
    private volatile String scheme = "https";

    private Edge(Path folder) throws IOException {
        var keys = folder.resolve("edge.p12");
        trusted = folder.resolve("trusted.p12");
        agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        edge = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        edge.setHttpsConfigurator(new HttpsConfigurator(certificate(folder, keys)));
        agent.createContext("/", this::tell);
        edge.createContext("/", this::serve);
        agent.setExecutor(threads);
        edge.setExecutor(threads);
        agent.start();
        edge.start();
    }

    static Edge open(String folder) {
        try {
            var path = Path.of(System.getProperty("gatehouse.work")).resolve(folder);
            Files.createDirectories(path);
            return new Edge(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String publicUrl() {
        return "https://localhost:" + edge.getAddress().getPort();
    }

    String agentUrl() {
        return "http://127.0.0.1:" + agent.getAddress().getPort();
    }

    /** What the product needs to trust the public side's certificate. */
    String javaOptions() {
        return "-XX:+UseParallelGC -XX:InitialRAMPercentage=8 -Djavax.net.ssl.trustStore=" + trusted
                + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD;
    }

    Map<String, String> environment(String kind) {
        return Map.of(
                "GATEHOUSE_TUNNEL",
                kind,
                "GATEHOUSE_TUNNEL_AGENT",
                agentUrl(),
                "GATEHOUSE_TUNNEL_POLL_SECONDS",
                "1",
                "GATEHOUSE_JAVA_OPTS",
                javaOptions());
    }

    void leadTo(URI url) {
        product = url;
    }

    void become(Mood next) {
        mood = next;
    }

    void agentKnows(boolean it) {
        agentKnows = it;
    }

    /** By which scheme guests come from now on, as the tunnel says. */
    void guestsComeBy(String how) {
        scheme = how;
    }

    /** How often the product came to see itself. */
    int visits() {
        return visits.get();
    }

    @Override
    public void close() {
        agent.stop(0);
        edge.stop(0);
        threads.shutdownNow();
    }

    /** A visit of a guest, who came from afar. */
    Answer visit(String path, String... headers) {
        return new From("127.0.0.1").get(path, authority(), forwarded(headers));
    }

    Answer visitWith(String path, Map<String, ?> body) {
        return new From("127.0.0.1").post(path, body, forwarded("X-Forwarded-Host: " + authority()));
    }

    private String authority() {
        return URI.create(publicUrl()).getAuthority();
    }

    private String[] forwarded(String... more) {
        var lines = new ArrayList<>(List.of("X-Forwarded-For: 127.0.0.1, " + GUEST, "X-Forwarded-Proto: " + scheme));
        lines.addAll(List.of(more));
        return lines.toArray(String[]::new);
    }

    private void tell(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var known = agentKnows;
        var target = product;
        var port = target == null ? 1 : target.getPort();
        switch (path) {
            case "/api/tunnels" -> answer(exchange, 200, known ? """
                    {"tunnels":[{"name":"gate","public_url":"%s","proto":"https","config":{"addr":"http://localhost:%d"}}]}
                    """.formatted(publicUrl(), port) : "{\"tunnels\":[]}");
            case "/ready" -> answer(exchange, known ? 200 : 503, "{\"readyConnections\":%d}".formatted(known ? 4 : 0));
            case "/quicktunnel" -> answer(exchange, 200, "{\"hostname\":\"%s\"}".formatted(authority()));
            default -> answer(exchange, 404, "{}");
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        visits.incrementAndGet();
        var target = product;
        if (target == null || mood == Mood.DEAD) {
            answer(exchange, 502, "<html>The tunnel's end does not answer</html>");
        } else if (mood == Mood.A_PAGE_OF_ITS_OWN) {
            answer(exchange, 200, "<html>Please accept our terms first</html>");
        } else if (mood == Mood.MOVED) {
            exchange.getResponseHeaders()
                    .set("Location", target + exchange.getRequestURI().toString());
            answer(exchange, 302, "");
        } else {
            forward(exchange, target);
        }
    }

    /** The whole request on a connection of its own, with what tunnels add to it. */
    private void forward(HttpExchange exchange, URI target) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), target.getPort())) {
            var head = "GET " + exchange.getRequestURI() + " HTTP/1.1\r\nHost: " + authority()
                    + "\r\nConnection: close\r\nX-Forwarded-For: " + GUEST + "\r\nX-Forwarded-Proto: https\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            var all = all(socket.getInputStream());
            var body = all.substring(all.indexOf("\r\n\r\n") + 4);
            var json = body.contains("{") ? body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1) : body;
            var status = Integer.parseInt(all.split(" ", 3)[1]);
            answer(exchange, status, mood == Mood.SOMEBODY_ELSES ? anothers(json) : json);
        }
    }

    /** The same, but of an installation with another name. */
    private static String anothers(String json) {
        return json.replaceAll("\"instance\":\"[^\"]{4}", "\"instance\":\"beef");
    }

    private static String all(InputStream input) throws IOException {
        return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static SSLContext certificate(Path folder, Path keys) throws IOException {
        Files.deleteIfExists(keys);
        Files.deleteIfExists(folder.resolve("trusted.p12"));
        var store = List.of("-keystore", keys.toString(), "-storepass", PASSWORD, "-alias", "edge");
        var certificate = folder.resolve("edge.cer").toString();
        keytool(
                List.of(
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1"),
                store);
        keytool(List.of("-exportcert", "-file", certificate), store);
        keytool(
                List.of("-importcert", "-noprompt", "-file", certificate),
                List.of(
                        "-keystore",
                        folder.resolve("trusted.p12").toString(),
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "edge"));
        try (var input = Files.newInputStream(keys)) {
            var loaded = KeyStore.getInstance("PKCS12");
            loaded.load(input, PASSWORD.toCharArray());
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(loaded, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(List<String> what, List<String> where) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(what);
        command.addAll(where);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = all(process.getInputStream());
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
