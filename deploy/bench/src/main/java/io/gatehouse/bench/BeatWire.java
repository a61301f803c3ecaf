package io.gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Heartbeats over {@code /ws/scanner/{eventId}}: joined once, then an answer to each beat; other news is passed over. */
final class BeatWire implements Wire {

    /** What a phone tells. */
    static final String BEAT = "\"deviceId\":\"bench-phone\",\"battery\":37,\"queued\":0,\"version\":\"2.0.1\"}";

    private final SocketWire joined;
    private String lastBad = "";

    BeatWire(URI server, String eventId, String token) {
        joined = new SocketWire(server, eventId, token);
    }

    @Override
    public void open(Connection connection) throws IOException {
        joined.open(connection);
    }

    @Override
    public ByteBuffer ask(Scan scan) {
        return Frames.text("{\"type\":\"heartbeat\",\"connectionType\":\"LAN\"," + BEAT);
    }

    @Override
    public Outcome hear(Heard heard) throws IOException {
        for (Optional<String> text = Frames.next(heard); text.isPresent(); text = Frames.next(heard)) {
            if (text.get().contains("\"type\":\"heartbeat\"")) {
                return Outcome.GOOD;
            }
            if (text.get().contains("\"type\":\"problem\"")) {
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
}
