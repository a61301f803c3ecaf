package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client at one of the product's sockets; all that it was told is kept. */
final class Socket implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OPEN = -1;
    private static final Set<String> NEWS = Set.of("ticket_verified", "staff_activity", "activity_summary");

    private final List<JsonObject> told = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<JsonObject> unread = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile int closedWith = OPEN;
    private final WebSocket socket;

    private Socket(URI http, String path, String origin) {
        this(HTTP, http, path, origin);
    }

    private Socket(HttpClient client, URI http, String path, String origin) {
        var scheme = http.getScheme().equals("https") ? "wss://" : "ws://";
        var uri = URI.create(scheme + http.getAuthority() + path);
        var builder = client.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        socket = builder.buildAsync(uri, this)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    static Socket open(String path) {
        return new Socket(Gatehouse.url(), path, "");
    }

    /** As a browser opens it for a page of that origin. */
    static Socket openFrom(String origin, String path) {
        return new Socket(Gatehouse.url(), path, origin);
    }

    /** Watching an event: the picture is the first that is told. */
    static Socket watching(Event event, String token) {
        return watching(Gatehouse.url(), event, token);
    }

    static Socket watching(URI node, Event event, String token) {
        return watching(HTTP, node, event, token);
    }

    static Socket watching(HttpClient client, URI node, Event event, String token) {
        var socket = new Socket(client, node, "/ws/live/" + event.id(), "");
        socket.send("subscribe", Map.of("token", token));
        return socket;
    }

    /** At the event of the scanner, not yet authenticated. */
    static Socket of(Event event) {
        return open("/ws/scanner/" + event.id());
    }

    /** In its verification room, as soon as the server has said so. */
    static Socket joined(Door door) {
        return joined(Gatehouse.url(), door);
    }

    static Socket joined(URI node, Door door) {
        var socket = new Socket(node, "/ws/scanner/" + door.checkpoint().event().id(), "");
        socket.join(door.token());
        socket.next("joined");
        return socket;
    }

    void join(String token) {
        send("join_verification_room", Map.of("token", token));
    }

    Verdict verify(Scan scan) {
        send("verify_ticket", scan.body());
        return new Verdict(
                next("verdict", message -> message.getString("scanId").equals(scan.id())));
    }

    void send(String type, Map<String, ?> fields) {
        Map<String, Object> message = new LinkedHashMap<>(fields);
        message.put("type", type);
        sendText(Json.createObjectBuilder(message).build().toString());
    }

    void sendText(String text) {
        socket.sendText(text, true)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** The next message of that type; what comes before it is not waited for any more. */
    JsonObject next(String type) {
        return next(type, message -> true);
    }

    JsonObject next(String type, Predicate<JsonObject> that) {
        return next(message -> message.getString("type").equals(type) && that.test(message), type);
    }

    /** The next message, whatever it is, but for what all scanners of an event are told of each other. */
    JsonObject next() {
        return next(message -> !NEWS.contains(message.getString("type")), "a message");
    }

    List<JsonObject> told() {
        return told;
    }

    int closedWith() {
        await("the server closes the socket").atMost(PATIENCE).until(() -> closedWith != OPEN);
        return closedWith;
    }

    boolean isOpen() {
        return closedWith == OPEN;
    }

    private JsonObject next(Predicate<JsonObject> wanted, String what) {
        try {
            var message = unread.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            while (message != null && !wanted.test(message)) {
                message = unread.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            assertThat(message)
                    .as("%s was not told; told was %s, closed with %d", what, told, closedWith)
                    .isNotNull();
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try (var reader = Json.createReader(new StringReader(partial.toString()))) {
                var message = reader.readObject();
                told.add(message);
                unread.add(message);
            } finally {
                partial.setLength(0);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closedWith = status;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        if (closedWith == OPEN) {
            closedWith = 1006;
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
