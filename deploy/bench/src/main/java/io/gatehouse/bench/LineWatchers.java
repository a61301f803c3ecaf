package io.gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Guests who watch their line, each told where he or she stands. Notes when each of them sees a number called. */
final class LineWatchers extends SocketCrowd {

    private final Map<Long, Long> calledAt = new ConcurrentHashMap<>();
    private Times times = new Times();
    private long seen;
    private volatile boolean begins;

    private LineWatchers() throws IOException {}

    static LineWatchers open(URI server, String queueId, List<String> deviceTokens) throws IOException {
        var watchers = new LineWatchers();
        watchers.start();
        for (var token : deviceTokens) {
            watchers.add(server, "/ws/queues/" + queueId, "{\"type\":\"watch\",\"token\":\"" + token + "\"}");
        }
        return watchers;
    }

    /** The number that is called from now on. */
    void calling(long number) {
        calledAt.put(number, System.nanoTime());
    }

    /** What was noted so far was for warming up. */
    void forget() {
        begins = true;
    }

    long[] stop() throws InterruptedException {
        end();
        return times.all();
    }

    /** How many frames told a guest where he or she stands. */
    long seen() {
        return seen;
    }

    @Override
    void heard(Ear ear, byte[] bytes, int at, int length) {
        long now = System.nanoTime();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        long number = number(text, "nowServing");
        if (begins) {
            begins = false;
            times = new Times();
            seen = 0;
        }
        Long since = calledAt.get(number);
        if (since != null && ear.seq != number) {
            times.add(now - since);
            seen += text.contains("\"you\":{") ? 1 : 0;
        }
        ear.seq = number;
    }
}
