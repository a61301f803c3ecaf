package io.gatehouse.micro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Somebody who uses the API. */
final class Client {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String base;
    private final String token;

    private Client(String base, String token) {
        this.base = base;
        this.token = token;
    }

    static Client signIn(String address, int port, String password) {
        Client anyone = new Client("http://" + address + ":" + port, "");
        return anyone.with(
                anyone.post("/api/sessions", "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(password))
                        .field("token"));
    }

    Client with(String otherToken) {
        return new Client(base, otherToken);
    }

    Client at(String address, int port) {
        return new Client("http://" + address + ":" + port, token);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(10));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Answer(int status, String body) {

        String field(String name) {
            return all(name).stream().findFirst().orElseThrow(() -> new AssertionError("no " + name + " in " + body));
        }

        List<String> all(String name) {
            return Pattern.compile("\"" + name + "\":\"([^\"]*)\"")
                    .matcher(body)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        }
    }
}
