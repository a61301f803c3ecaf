package io.gatehouse.web.queue;

import io.gatehouse.queue.Line;
import io.gatehouse.web.socket.Handshake;
import io.gatehouse.web.socket.TextSocket;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

/** Where a line is watched: by guests, by its hosts, and by the display on the wall. */
@ServerEndpoint(value = "/ws/queues/{queueId}", configurator = Handshake.class)
public class QueuesSocket extends TextSocket {

    @EJB
    private Line line;

    @Inject
    private QueueBoards boards;

    @OnOpen
    public void open(Session session, @PathParam("queueId") String queueId) {
        begin(session, arrival -> new QueueViewing(queueId, line, boards, arrival::outbox, arrival::stranger));
    }
}
