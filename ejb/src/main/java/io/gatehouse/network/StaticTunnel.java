package io.gatehouse.network;

import java.util.Optional;

/** An address that somebody else looks after: a reverse proxy, a router, a tunnel that tells nothing of itself. */
record StaticTunnel(String url) implements Tunnel {

    @Override
    public String kind() {
        return "static";
    }

    @Override
    public Optional<String> publicUrl() {
        return Optional.of(url);
    }
}
