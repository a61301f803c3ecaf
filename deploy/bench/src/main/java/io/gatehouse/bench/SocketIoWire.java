package io.gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Scans over socket.io (Engine.IO 4, WebSocket only): an event with an acknowledgement each. */
final class SocketIoWire implements Wire {

    private static final String OPENED = "0";
    private static final String CONNECTED = "40";
    private static final String ACKNOWLEDGED = "43";

    private final URI server;
    private final String token;
    private String lastBad = "";

    SocketIoWire(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    @Override
    public void open(Connection connection) throws IOException {
        Frames.handshake(connection, server, "/socket.io/?EIO=4&transport=websocket");
        expect(OPENED, connection);
        connection.say(Frames.text("40{\"token\":\"" + token + "\"}"));
        expect(CONNECTED, connection);
    }

    @Override
    public ByteBuffer ask(Scan scan) {
        return Frames.text("420[\"verify_ticket\"," + scan.json() + "]");
    }

    @Override
    public Outcome hear(Heard heard) throws IOException {
        for (Optional<String> text = Frames.next(heard); text.isPresent(); text = Frames.next(heard)) {
            if (text.get().startsWith(ACKNOWLEDGED)) {
                if (text.get().contains("\"ADMITTED\"")) {
                    return Outcome.GOOD;
                }
                lastBad = text.get();
                return Outcome.BAD;
            }
        }
        return Outcome.MORE;
    }

    @Override
    public String toString() {
        return lastBad;
    }

    private static void expect(String start, Connection connection) throws IOException {
        String text = Frames.await(connection);
        if (!text.startsWith(start)) {
            throw new IOException("Not let in by socket.io: " + text);
        }
    }
}
