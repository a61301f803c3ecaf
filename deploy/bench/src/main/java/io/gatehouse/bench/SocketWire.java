package io.gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Scans over {@code /ws/scanner/{eventId}}: joined once, then a verdict to each ticket; other news is passed over. */
final class SocketWire implements Wire {

    private final URI server;
    private final String path;
    private final String token;
    private String lastBad = "";

    SocketWire(URI server, String eventId, String token) {
        this.server = server;
        this.path = "/ws/scanner/" + eventId;
        this.token = token;
    }

    @Override
    public void open(Connection connection) throws IOException {
        Frames.handshake(connection, server, path);
        connection.say(Frames.text("{\"type\":\"join_verification_room\",\"token\":\"" + token + "\"}"));
        String joined = Frames.await(connection);
        if (!is(joined, "joined")) {
            throw new IOException("Not let into the room: " + joined);
        }
    }

    @Override
    public ByteBuffer ask(Scan scan) {
        return Frames.text("{\"type\":\"verify_ticket\"," + scan.json().substring(1));
    }

    @Override
    public Outcome hear(Heard heard) throws IOException {
        for (Optional<String> text = Frames.next(heard); text.isPresent(); text = Frames.next(heard)) {
            if (is(text.get(), "verdict")) {
                if (text.get().contains("\"ADMITTED\"")) {
                    return Outcome.GOOD;
                }
                lastBad = text.get();
                return Outcome.BAD;
            }
            if (is(text.get(), "problem") || is(text.get(), "error")) {
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

    private static boolean is(String text, String type) {
        return text.contains("\"type\":\"" + type + "\"");
    }
}
