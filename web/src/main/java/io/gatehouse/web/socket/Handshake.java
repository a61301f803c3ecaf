package io.gatehouse.web.socket;

import io.gatehouse.common.Caller;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;

/** Keeps for the socket what only the request that opens it can tell. */
public class Handshake extends ServerEndpointConfig.Configurator {

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        Caller caller = CDI.current().select(Caller.class).get();
        // the properties of this one socket: they are copied for each
        config.getUserProperties().put(Visitor.property(), new Visitor(caller.address(), caller.userAgent()));
    }
}
