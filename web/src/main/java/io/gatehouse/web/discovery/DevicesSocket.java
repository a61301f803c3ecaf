package io.gatehouse.web.discovery;

import io.gatehouse.discovery.Devices;
import io.gatehouse.staff.Passes;
import io.gatehouse.web.socket.Handshake;
import io.gatehouse.web.socket.TextSocket;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** Where devices on the network are watched. */
@ServerEndpoint(value = "/ws/devices", configurator = Handshake.class)
public class DevicesSocket extends TextSocket {

    @EJB
    private Passes passes;

    @EJB
    private Devices devices;

    @Inject
    private DeviceBoard board;

    @OnOpen
    public void open(Session session) {
        DeviceViewing.Room room = new DeviceViewing.Room(passes, devices, board);
        begin(session, arrival -> new DeviceViewing(room, arrival.visitor(), arrival::outbox, arrival::stranger));
    }
}
