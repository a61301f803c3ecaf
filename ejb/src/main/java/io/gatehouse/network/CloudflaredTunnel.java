package io.gatehouse.network;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** What cloudflared tells at the address of its metrics: whether it is connected, and what its quick tunnel is called. */
final class CloudflaredTunnel implements Tunnel {

    static final String KIND = "cloudflared";
    static final String AGENT = "http://127.0.0.1:20241";

    private static final int OK = 200;

    private final AgentHttp http;
    private final URI ready;
    private final URI quickTunnel;
    private final Optional<String> named;

    /** @param named the address of a tunnel that has a name of its own, which the agent doesn't know */
    CloudflaredTunnel(AgentHttp http, String agent, Optional<String> named) {
        this.http = http;
        this.named = named;
        ready = URI.create(agent + "/ready");
        quickTunnel = URI.create(agent + "/quicktunnel");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> publicUrl() throws IOException {
        Optional<AgentHttp.Answer> state = http.get(ready);
        if (state.isEmpty() || state.get().status() != OK) {
            return Optional.empty();
        }
        if (named.isPresent()) {
            return named;
        }
        Optional<AgentHttp.Answer> name = http.get(quickTunnel);
        return name.isEmpty()
                ? Optional.empty()
                : WebOrigin.of("https", name.get().json().getString("hostname", ""));
    }
}
