package io.gatehouse.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connection of one scanner, that asks one question at a time; blocking until it is given to a selector. */
final class Connection implements AutoCloseable {

    private static final int MOST_HANG_UPS = 100;
    private static final Scan NONE = new Scan("", "", "");

    private final InetSocketAddress server;
    private final Wire wire;
    private final Heard heard = new Heard();
    private SocketChannel channel;
    private Scan open = NONE;
    private int hungUp;

    private Connection(URI server, Wire wire) throws IOException {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        this.wire = wire;
        this.channel = dial();
    }

    static Connection open(URI server, Wire wire) throws IOException {
        var connection = new Connection(server, wire);
        wire.open(connection);
        return connection;
    }

    /** Asks and waits for the answer. */
    Outcome exchange(Scan scan) throws IOException {
        if (wire.closing()) {
            reopen();
        }
        ask(scan);
        Outcome outcome = Outcome.MORE;
        while (outcome == Outcome.MORE) {
            try {
                outcome = hear();
            } catch (EOFException e) {
                askAgain(e);
            }
        }
        return outcome;
    }

    void ask(Scan scan) throws IOException {
        open = scan;
        say(wire.ask(scan));
    }

    /**
     * Asks the open question once more on a new connection, as a scanner does: the server hung up without a word, which
     * servers may at any time.
     */
    void askAgain(EOFException cause) throws IOException {
        hungUp++;
        if (hungUp > MOST_HANG_UPS) {
            throw cause;
        }
        reopen();
        say(wire.ask(open));
    }

    void say(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** Reads what is there, once, and judges it. */
    Outcome hear() throws IOException {
        heard.more(channel);
        return wire.hear(heard);
    }

    /** What has been heard so far, for a wire that says hello. */
    Heard heard() {
        return heard;
    }

    /** Waits for more of it. */
    void listen() throws IOException {
        heard.more(channel);
    }

    void register(Selector selector) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Whether the server has said that it will hang up now. */
    boolean closing() {
        return wire.closing();
    }

    void reopen() throws IOException {
        channel.close();
        heard.drop(heard.size());
        channel = dial();
        wire.open(this);
    }

    /** How often the server hung up without a word. */
    int hungUp() {
        return hungUp;
    }

    /** What the wire last found unexpected. */
    String complaint() {
        return wire.toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private SocketChannel dial() throws IOException {
        var dialled = SocketChannel.open(server);
        dialled.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return dialled;
    }
}
