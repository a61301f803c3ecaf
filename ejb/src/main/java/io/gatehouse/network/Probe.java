package io.gatehouse.network;

import io.gatehouse.network.choice.SignedText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/** Visits ourselves from outside, as a client would: what comes back must be signed by our own key, for that address. */
final class Probe {

    private static final int OK = 200;

    private final AgentHttp http;
    private final SiteKey key;

    Probe(AgentHttp http, SiteKey key) {
        this.http = http;
        this.key = key;
    }

    /** Why that address doesn't lead to us; nothing if it does. */
    Optional<String> fault(String publicUrl) {
        String nonce = Nonce.random();
        try {
            URI address = URI.create(publicUrl + "/api/system/identity?nonce=" + nonce);
            // else ngrok shows people of its free plan a page of its own first
            Optional<AgentHttp.Answer> answer = http.get(address, "ngrok-skip-browser-warning", "1");
            if (answer.isEmpty()) {
                return Optional.of("nobody is there");
            }
            return answer.get().status() == OK
                    ? fault(answer.get().json(), nonce, publicUrl)
                    : Optional.of("it answered " + answer.get().status());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> fault(JsonObject identity, String nonce, String publicUrl) {
        String origin = WebOrigin.ofUrl(publicUrl).orElse(publicUrl);
        if (!identity.getString("instance", "").equals(key.instance())) {
            return Optional.of("it leads to another installation");
        }
        boolean ours = identity.getString("nonce", "").equals(nonce)
                && identity.getString("origin", "").equals(origin)
                && key.signed(
                        SignedText.identity(key.instance(), nonce, origin),
                        decoded(identity.getString("signature", "")));
        return ours ? Optional.empty() : Optional.of("what it answered is not signed for this address");
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
