package io.gatehouse.web.admission;

import io.gatehouse.admission.Admission;
import io.gatehouse.web.socket.Handshake;
import io.gatehouse.web.socket.Outbox;
import io.gatehouse.web.socket.TextSocket;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.time.Clock;

/** Where a scanner asks without opening a connection for each scan. */
@ServerEndpoint(value = "/ws/scanner/{eventId}", configurator = Handshake.class)
public class ScannerSocket extends TextSocket {

    @EJB
    private Admission admission;

    @Inject
    private Joined joined;

    @Inject
    private Clock clock;

    @OnOpen
    public void open(Session session, @PathParam("eventId") String eventId) {
        Conversation.Room room = new Conversation.Room(admission, joined, clock);
        begin(session, arrival -> {
            Outbox outbox = arrival.outbox();
            return new Conversation(room, eventId, arrival.visitor(), outbox, arrival.stranger(outbox));
        });
    }
}
