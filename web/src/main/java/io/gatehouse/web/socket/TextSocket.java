package io.gatehouse.web.socket;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What all our sockets do alike: they speak text in bounded messages, count as strangers until they say who they are, and
 * are asked now and then whether anybody is there. One object serves one socket; what is said on it, a talk knows.
 */
public abstract class TextSocket {

    private static final Logger LOG = Logger.getLogger(TextSocket.class.getName());
    private static final int MOST_BYTES = 64 * 1024;

    @Inject
    private Strangers strangers;

    @Inject
    private KeepAlive alive;

    private volatile @Nullable Talk talk;

    /** What is said on a socket. */
    public interface Talk {

        /** One message after another: a socket's are read by one thread at a time. */
        void hear(String message);

        /** The socket is closed. */
        void end();
    }

    /** What a talk begins with: who came, and how they are answered. */
    protected final class Arrival {

        private final Session session;
        private final Visitor visitor;

        private Arrival(Session session) {
            this.session = session;
            this.visitor = Visitor.of(session);
        }

        public Visitor visitor() {
            return visitor;
        }

        public Outbox outbox() {
            return new Outbox(session);
        }

        /** One that asks for more whenever there is room. */
        public Outbox outbox(Supplier<@Nullable String> source) {
            return new Outbox(session, source);
        }

        /** Begins to count it as a stranger. */
        public Strangers.Stranger stranger(Outbox outbox) {
            return strangers.comes(visitor, outbox);
        }
    }

    protected final void begin(Session session, Function<Arrival, Talk> opening) {
        IdleTimer.takeOut(session);
        session.setMaxTextMessageBufferSize(MOST_BYTES);
        talk = opening.apply(new Arrival(session));
        alive.watch(session);
    }

    @OnMessage(maxMessageSize = MOST_BYTES)
    public void read(String message, Session session) {
        alive.heard(session);
        Talk begun = talk;
        if (begun != null) {
            begun.hear(message);
        }
    }

    @OnMessage(maxMessageSize = MOST_BYTES)
    public void refuse(byte[] message, Session session) throws IOException {
        session.close(new CloseReason(CloseCodes.CANNOT_ACCEPT, "Send text"));
    }

    @OnMessage
    public void answered(PongMessage pong, Session session) {
        alive.heard(session);
    }

    @OnClose
    public void close(Session session) {
        alive.forget(session);
        Talk begun = talk;
        if (begun != null) {
            begun.end();
        }
    }

    @OnError
    public void fail(Throwable failure) {
        LOG.log(Level.FINE, "A socket failed", failure);
    }
}
