package io.gatehouse.acceptance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Many who watch devices, and when each of them was told of a sweep: noted before anything is made of the message. */
final class LanCrowd implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern UPDATE =
            Pattern.compile("\\{\"type\":\"scan_update\",\"seq\":(\\d+).*", Pattern.DOTALL);
    private static final Pattern ENDED = Pattern.compile("\"endedAt\":\"([^\"]+)\"");

    private final List<WebSocket> sockets = new ArrayList<>();
    private final Map<Integer, List<Duration>> delays = new ConcurrentHashMap<>();
    private final int size;

    /** How long after the end of the sweep a frame was there. */
    record Report(int watchers, int frames, Duration median, Duration p99, Duration longest) {

        @Override
        public String toString() {
            return "%d watchers, %d frames: from the sweep's end to the frame p50 %d ms, p99 %d ms, longest %d ms"
                    .formatted(watchers, frames, median.toMillis(), p99.toMillis(), longest.toMillis());
        }
    }

    LanCrowd(URI http, String token, int size) {
        this.size = size;
        var client = HttpClient.newHttpClient();
        var uri = URI.create("ws://" + http.getAuthority() + "/ws/devices");
        for (int i = 0; i < size; i++) {
            var one = new One();
            var socket = client.newWebSocketBuilder().buildAsync(uri, one).join();
            socket.sendText("{\"type\":\"subscribe\",\"token\":\"" + token + "\"}", true)
                    .join();
            one.awaitPicture();
            sockets.add(socket);
        }
    }

    void await(int seq) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> delays.getOrDefault(seq, List.of()).size() == size);
    }

    /** What was before was to warm up. */
    void forget() {
        delays.clear();
    }

    Report report() {
        var all = delays.values().stream().flatMap(List::stream).sorted().toList();
        return new Report(
                size,
                all.size(),
                all.get(all.size() / 2),
                all.get((int) Math.ceil(all.size() * 0.99) - 1),
                all.get(all.size() - 1));
    }

    /** The same for each sweep alone. */
    String each() {
        return new TreeMap<>(delays)
                .entrySet().stream()
                        .map(one -> {
                            var sorted = one.getValue().stream().sorted().toList();
                            return one.getKey() + ": " + sorted.get(0).toMillis() + " to "
                                    + sorted.get(sorted.size() - 1).toMillis() + " ms";
                        })
                        .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        sockets.forEach(WebSocket::abort);
    }

    private final class One implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();
        private final CountDownLatch pictured = new CountDownLatch(1);

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            var now = Instant.now();
            partial.append(data);
            if (last) {
                note(partial.toString(), now);
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        void awaitPicture() {
            try {
                if (!pictured.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw new AssertionError("No picture was told");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private void note(String message, Instant now) {
            pictured.countDown();
            var update = UPDATE.matcher(message);
            var ended = ENDED.matcher(message);
            if (update.matches() && ended.find()) {
                delays.computeIfAbsent(
                                Integer.valueOf(update.group(1)),
                                first -> Collections.synchronizedList(new ArrayList<>()))
                        .add(Duration.between(Instant.parse(ended.group(1)), now));
            }
        }
    }
}
