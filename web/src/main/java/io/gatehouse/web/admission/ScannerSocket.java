package io.gatehouse.web.admission;

import io.gatehouse.admission.Admission;
import io.gatehouse.web.socket.Handshake;
import io.gatehouse.web.socket.IdleTimer;
import io.gatehouse.web.socket.KeepAlive;
import io.gatehouse.web.socket.Outbox;
import io.gatehouse.web.socket.Strangers;
import io.gatehouse.web.socket.Visitor;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where a scanner asks without opening a connection for each scan. One object serves one socket. */
@ServerEndpoint(value = "/ws/scanner/{eventId}", configurator = Handshake.class)
public class ScannerSocket {

    private static final Logger LOG = Logger.getLogger(ScannerSocket.class.getName());
    private static final int MOST_BYTES = 64 * 1024;

    @EJB
    private Admission admission;

    @Inject
    private Strangers strangers;

    @Inject
    private Joined joined;

    @Inject
    private KeepAlive alive;

    @Inject
    private Clock clock;

    private volatile @Nullable Conversation conversation;

    @OnOpen
    public void open(Session session, @PathParam("eventId") String eventId) {
        IdleTimer.takeOut(session);
        session.setMaxTextMessageBufferSize(MOST_BYTES);
        Outbox outbox = new Outbox(session);
        Visitor visitor = Visitor.of(session);
        conversation = new Conversation(
                new Conversation.Room(admission, joined, clock),
                eventId,
                visitor,
                outbox,
                strangers.comes(visitor, outbox));
        alive.watch(session);
    }

    @OnMessage(maxMessageSize = MOST_BYTES)
    public void read(String message, Session session) {
        alive.heard(session);
        Conversation begun = conversation;
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
        Conversation begun = conversation;
        if (begun != null) {
            begun.end();
        }
    }

    @OnError
    public void fail(Throwable failure) {
        LOG.log(Level.FINE, "A scanner's socket failed", failure);
    }
}
