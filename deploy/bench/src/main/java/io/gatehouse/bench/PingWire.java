package io.gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Pings, which the server answers below any application: what a message on a socket costs at the very least. */
final class PingWire implements Wire {

    private static final String WORDS = "beat";

    private final SocketWire joined;

    PingWire(URI server, String eventId, String token) {
        joined = new SocketWire(server, eventId, token);
    }

    @Override
    public void open(Connection connection) throws IOException {
        joined.open(connection);
    }

    @Override
    public ByteBuffer ask(Scan scan) {
        return Frames.ping(WORDS);
    }

    @Override
    public Outcome hear(Heard heard) throws IOException {
        for (Optional<String> text = Frames.next(heard); text.isPresent(); text = Frames.next(heard)) {
            if (text.get().equals(WORDS)) {
                return Outcome.GOOD;
            }
        }
        return Outcome.MORE;
    }
}
