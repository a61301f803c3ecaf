package io.gatehouse.network;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ngrok's agent tells at its local address: of its tunnels the one by HTTPS that leads to us. */
final class NgrokTunnel implements Tunnel {

    static final String KIND = "ngrok";
    static final String AGENT = "http://127.0.0.1:4040";

    private static final Pattern PORT = Pattern.compile("(?:.*:)?(\\d{1,5})/?");

    private final AgentHttp http;
    private final URI tunnels;
    private final Listening listening;

    NgrokTunnel(AgentHttp http, String agent, Listening listening) {
        this.http = http;
        this.listening = listening;
        tunnels = URI.create(agent + "/api/tunnels");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> publicUrl() throws IOException {
        Optional<AgentHttp.Answer> answer = http.get(tunnels);
        return answer.isEmpty() ? Optional.empty() : read(answer.get().json());
    }

    private Optional<String> read(JsonObject answer) {
        if (!(answer.get("tunnels") instanceof JsonArray tunnelsOfAll)) {
            return Optional.empty();
        }
        return tunnelsOfAll.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(this::leadsToUs)
                .map(tunnel -> tunnel.getString("public_url", ""))
                .filter(url -> url.startsWith("https://"))
                .flatMap(url -> WebOrigin.ofUrl(url).stream())
                .findFirst();
    }

    private boolean leadsToUs(JsonObject tunnel) {
        Matcher port =
                PORT.matcher(tunnel.get("config") instanceof JsonObject config ? config.getString("addr", "") : "");
        return port.matches() && listening.isOurs(Integer.parseInt(port.group(1)));
    }
}
