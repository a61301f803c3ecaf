package io.gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Many watchers of one event at one server. For every scan of which it was told when it was sent, it notes when each watcher
 * has the change that names it.
 */
final class Watchers extends SocketCrowd {

    private static final String SCAN = "\"scanId\":\"";
    private static final int ID = 36;
    private static final String UNLISTED = "unlisted";

    /** When the scans were sent that a change names, and how many it doesn't name because they were too many. */
    private record Named(List<Long> sent, int unlisted) {}

    private final Map<String, Long> sent;
    private final Map<Long, Named> sentIn = new HashMap<>();
    private final Times times = new Times();
    private volatile boolean measuring;
    private long pictures;
    private long unlisted;
    private long gaps;

    private Watchers(Map<String, Long> sent) throws IOException {
        this.sent = sent;
    }

    /** @param sent when each scan was sent, by its id; who sends them writes it */
    static Watchers open(URI server, String eventId, String token, int count, ConcurrentHashMap<String, Long> sent)
            throws IOException {
        var watchers = new Watchers(sent);
        watchers.start();
        for (int i = 0; i < count; i++) {
            watchers.add(server, "/ws/live/" + eventId, "{\"type\":\"subscribe\",\"token\":\"" + token + "\"}");
        }
        return watchers;
    }

    /** From now on times are noted. */
    void measure() {
        measuring = true;
    }

    /** The times noted, and no more from now on. */
    long[] stop() throws InterruptedException {
        end();
        return times.all();
    }

    /** How many got the whole picture again after the first. */
    long resynchronised() {
        return pictures - size();
    }

    /** Scans that changes counted and did not name, at all watchers together. */
    long unlisted() {
        return unlisted;
    }

    long gaps() {
        return gaps;
    }

    @Override
    void heard(Ear watcher, byte[] bytes, int at, int length) {
        long now = System.nanoTime();
        // what is needed of most of them stands at the beginning
        String begin = new String(bytes, at, Math.min(length, 120), StandardCharsets.UTF_8);
        long seq = number(begin, "seq");
        if (begin.contains("initial_state")) {
            pictures++;
        } else {
            if (seq != watcher.seq + 1) {
                gaps++;
            }
            if (measuring) {
                var named = sentIn.computeIfAbsent(
                        seq, unknown -> scans(new String(bytes, at, length, StandardCharsets.UTF_8)));
                unlisted += named.unlisted();
                for (long since : named.sent()) {
                    times.add(now - since);
                }
            }
        }
        watcher.seq = seq;
    }

    private Named scans(String text) {
        var all = new ArrayList<Long>();
        for (int at = text.indexOf(SCAN); at >= 0; at = text.indexOf(SCAN, at + ID)) {
            Long since = sent.get(text.substring(at + SCAN.length(), at + SCAN.length() + ID));
            if (since != null) {
                all.add(since);
            }
        }
        return new Named(all, text.contains("\"" + UNLISTED + "\":") ? (int) number(text, UNLISTED) : 0);
    }
}
