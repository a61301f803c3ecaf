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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Many sockets at one server, read by one thread; what is heard on each, who extends this understands. */
abstract class SocketCrowd implements AutoCloseable, Runnable {

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

    /** One socket, with the part of a frame that has come so far. */
    static class Ear {
        private byte[] rest = {};
        long seq = -1;
    }

    private final Selector selector;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final AtomicInteger gone = new AtomicInteger();
    private final Thread reader = new Thread(this, "watchers");
    private volatile boolean over;

    SocketCrowd() throws IOException {
        selector = Selector.open();
    }

    /** A text came whole. */
    abstract void heard(Ear ear, byte[] bytes, int at, int length);

    /** One more that says its hello and waits for the first byte of the answer. */
    final void add(URI server, String path, String hello) throws IOException {
        channels.add(dial(server, path, hello));
    }

    final void start() {
        reader.start();
    }

    /** Reads no more from now on. */
    final void end() throws InterruptedException {
        over = true;
        selector.wakeup();
        reader.join();
    }

    final int size() {
        return channels.size();
    }

    final int gone() {
        return gone.get();
    }

    @Override
    public final void close() throws IOException {
        over = true;
        selector.wakeup();
        for (var channel : channels) {
            channel.close();
        }
        selector.close();
    }

    @Override
    public final void run() {
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

    static long number(String text, String name) {
        int at = text.indexOf("\"" + name + "\":") + name.length() + 3;
        int end = at;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return Long.parseLong(text.substring(at, end));
    }

    private SocketChannel dial(URI server, String path, String hello) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        send(
                channel,
                ("GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
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
        var frame = Frames.text(hello);
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
        // the first byte of the picture: it is no stranger any more
        channel.socket().setTcpNoDelay(true);
        var ear = new Ear();
        one.clear();
        if (channel.read(one) < 0) {
            throw new EOFException("Not let in");
        }
        ear.rest = new byte[] {one.get(0)};
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, ear);
        return channel;
    }

    private void read(SelectionKey key) {
        var ear = (Ear) key.attachment();
        var channel = (SocketChannel) key.channel();
        try {
            buffer.clear().put(ear.rest);
            if (channel.read(buffer) < 0) {
                throw new EOFException("The server hung up");
            }
            buffer.flip();
            while (frame(ear, channel)) {
                // as many as are whole
            }
            ear.rest = new byte[buffer.remaining()];
            buffer.get(ear.rest);
        } catch (IOException e) {
            key.cancel();
            if (!over) {
                gone.incrementAndGet();
            }
        }
    }

    private boolean frame(Ear ear, SocketChannel channel) throws IOException {
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
            heard(ear, buffer.array(), from + head, (int) length);
        }
        return true;
    }

    private static void send(SocketChannel channel, byte[] bytes) throws IOException {
        var all = ByteBuffer.wrap(bytes);
        while (all.hasRemaining()) {
            channel.write(all);
        }
    }
}
