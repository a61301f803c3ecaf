package io.gatehouse.web.live;

import io.gatehouse.staff.Passes;
import io.gatehouse.web.socket.Handshake;
import io.gatehouse.web.socket.TextSocket;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

/** Where an event is watched. */
@ServerEndpoint(value = "/ws/live/{eventId}", configurator = Handshake.class)
public class LiveSocket extends TextSocket {

    @EJB
    private Passes passes;

    @Inject
    private Boards boards;

    @OnOpen
    public void open(Session session, @PathParam("eventId") String eventId) {
        begin(session, arrival -> new Viewing(passes, boards, eventId, arrival::outbox, arrival::stranger));
    }
}
