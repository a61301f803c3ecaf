package io.gatehouse.web.discovery;

import io.gatehouse.discovery.Devices;
import io.gatehouse.staff.Passes;
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
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where devices on the network are watched. One object serves one socket. */
@ServerEndpoint(value = "/ws/devices", configurator = Handshake.class)
public class DevicesSocket {

    private static final Logger LOG = Logger.getLogger(DevicesSocket.class.getName());
    private static final int MOST_BYTES = 64 * 1024;

    @EJB
    private Passes passes;

    @EJB
    private Devices devices;

    @Inject
    private DeviceBoard board;

    @Inject
    private Strangers strangers;

    @Inject
    private KeepAlive alive;

    private volatile @Nullable DeviceViewing viewing;

    @OnOpen
    public void open(Session session) {
        IdleTimer.takeOut(session);
        session.setMaxTextMessageBufferSize(MOST_BYTES);
        Visitor visitor = Visitor.of(session);
        viewing = new DeviceViewing(
                new DeviceViewing.Room(passes, devices, board),
                visitor,
                source -> new Outbox(session, source),
                outbox -> strangers.comes(visitor, outbox));
        alive.watch(session);
    }

    @OnMessage(maxMessageSize = MOST_BYTES)
    public void read(String message, Session session) {
        alive.heard(session);
        DeviceViewing begun = viewing;
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
        DeviceViewing begun = viewing;
        if (begun != null) {
            begun.end();
        }
    }

    @OnError
    public void fail(Throwable failure) {
        LOG.log(Level.FINE, "A watcher's socket failed", failure);
    }
}
