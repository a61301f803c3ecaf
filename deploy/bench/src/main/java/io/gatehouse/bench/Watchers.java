package io.gatehouse.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many watchers of one event at one server, read by one thread. For every scan of which it was told when it was sent, it
 * notes when each watcher has the change that names it.
 */
final class Watchers implements AutoCloseable, Runnable {

    private static final int BUFFER = 1 << 20;
    private static final int FINAL = 0x80;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LENGTH = 0x7F;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MASKED = 0x80;
    private static final String SCAN = "\"scanId\":\"";
    private static final int ID = 36;
    private static final String UNLISTED = "\"unlisted\":";

    /** One socket, with the part of a frame that has come so far. */
    private static final class Watcher {
        private byte[] rest = {};
        private long seq = -1;
    }

    /** When the scans were sent that a change names, and how many it doesn't name because they were too many. */
    private record Named(List<Long> sent, int unlisted) {}

    private final Map<String, Long> sent;
    private final Selector selector;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final Map<Long, Named> sentIn = new HashMap<>();
    private final Times times = new Times();
    private volatile boolean over;
    private volatile boolean measuring;
    private long pictures;
    private long unlisted;
    private long gaps;
    private final AtomicInteger gone = new AtomicInteger();
    private final Thread reader = new Thread(this, "watchers");

    private Watchers(Map<String, Long> sent) throws IOException {
        this.sent = sent;
        selector = Selector.open();
    }

    /** @param sent when each scan was sent, by its id; who sends them writes it */
    static Watchers open(URI server, String eventId, String token, int count, ConcurrentHashMap<String, Long> sent)
            throws IOException {
        var watchers = new Watchers(sent);
        for (int i = 0; i < count; i++) {
            watchers.channels.add(watchers.dial(server, eventId, token));
        }
        watchers.reader.start();
        return watchers;
    }

    /** From now on times are noted. */
    void measure() {
        measuring = true;
    }

    /** The times noted, and no more from now on. */
    long[] stop() throws InterruptedException {
        over = true;
        selector.wakeup();
        reader.join();
        return times.all();
    }

    /** How many got the whole picture again after the first. */
    long resynchronised() {
        return pictures - channels.size();
    }

    /** Scans that changes counted and did not name, at all watchers together. */
    long unlisted() {
        return unlisted;
    }

    long gaps() {
        return gaps;
    }

    int gone() {
        return gone.get();
    }

    @Override
    public void close() throws IOException {
        over = true;
        selector.wakeup();
        for (var channel : channels) {
            channel.close();
        }
        selector.close();
    }

    @Override
    public void run() {
        try {
            while (!over) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    read(key);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new IllegalStateException("The watchers can't read any more", e);
        }
    }

    private SocketChannel dial(URI server, String eventId, String token) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        send(
                channel,
                ("GET /ws/live/" + eventId + " HTTP/1.1\r\nHost: " + server.getAuthority()
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        var one = ByteBuffer.allocate(1);
        while (head.indexOf("\r\n\r\n") < 0) {
            if (channel.read(one.clear()) < 0) {
                throw new EOFException("No socket: " + head);
            }
            head.append((char) one.get(0));
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException(
                    "No socket: " + head.toString().lines().findFirst().orElse(""));
        }
        var hello = Frames.text("{\"type\":\"subscribe\",\"token\":\"" + token + "\"}");
        while (hello.hasRemaining()) {
            channel.write(hello);
        }
        // the first byte of the picture: it is no stranger any more
        channel.socket().setTcpNoDelay(true);
        var watcher = new Watcher();
        one.clear();
        if (channel.read(one) < 0) {
            throw new EOFException("Not let in");
        }
        watcher.rest = new byte[] {one.get(0)};
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, watcher);
        return channel;
    }

    private void read(SelectionKey key) {
        var watcher = (Watcher) key.attachment();
        var channel = (SocketChannel) key.channel();
        try {
            buffer.clear().put(watcher.rest);
            if (channel.read(buffer) < 0) {
                throw new EOFException("The server hung up");
            }
            buffer.flip();
            while (frame(watcher, channel)) {
                // as many as are whole
            }
            watcher.rest = new byte[buffer.remaining()];
            buffer.get(watcher.rest);
        } catch (IOException e) {
            key.cancel();
            if (!over) {
                gone.incrementAndGet();
            }
        }
    }

    private boolean frame(Watcher watcher, SocketChannel channel) throws IOException {
        int from = buffer.position();
        int have = buffer.remaining();
        if (have < 2) {
            return false;
        }
        long length = buffer.get(from + 1) & LENGTH;
        int head = 2;
        if (length == TWO_BYTES) {
            head = 4;
            length = have < head ? Long.MAX_VALUE / 2 : buffer.getShort(from + 2) & 0xFFFF;
        } else if (length == EIGHT_BYTES) {
            head = 10;
            length = have < head ? Long.MAX_VALUE / 2 : buffer.getLong(from + 2);
        }
        if (have < head + length) {
            return false;
        }
        int opcode = buffer.get(from) & 0x0F;
        buffer.position(from + head + (int) length);
        if (opcode == CLOSE) {
            throw new EOFException("The server closed the socket");
        }
        if (opcode == PING) {
            send(channel, new byte[] {(byte) (FINAL | PONG), (byte) MASKED, 0, 0, 0, 0});
        } else if (opcode == TEXT) {
            heard(watcher, from + head, (int) length);
        }
        return true;
    }

    private void heard(Watcher watcher, int at, int length) {
        long now = System.nanoTime();
        // what is needed of most of them stands at the beginning
        String begin = new String(buffer.array(), at, Math.min(length, 120), StandardCharsets.UTF_8);
        int seqAt = begin.indexOf("\"seq\":") + 6;
        int end = seqAt;
        while (end < begin.length() && Character.isDigit(begin.charAt(end))) {
            end++;
        }
        long seq = Long.parseLong(begin.substring(seqAt, end));
        if (begin.contains("initial_state")) {
            pictures++;
        } else {
            if (seq != watcher.seq + 1) {
                gaps++;
            }
            if (measuring) {
                var named = sentIn.computeIfAbsent(
                        seq, unknown -> scans(new String(buffer.array(), at, length, StandardCharsets.UTF_8)));
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
        int at = text.indexOf(UNLISTED);
        int left = at < 0
                ? 0
                : Integer.parseInt(text.substring(at + UNLISTED.length()).replaceFirst("\\D.*", ""));
        return new Named(all, left);
    }

    private static void send(SocketChannel channel, byte[] bytes) throws IOException {
        var all = ByteBuffer.wrap(bytes);
        while (all.hasRemaining()) {
            channel.write(all);
        }
    }
}
