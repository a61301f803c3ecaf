package io.gatehouse.acceptance;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A client of the product with the rights of one token, or of none; immutable, and safe for parallel use. */
final class Api {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Map<String, Api> STAFF = new ConcurrentHashMap<>();

    private final Map<String, String> headers;
    private final Optional<URI> node;

    private Api(Map<String, String> headers, Optional<URI> node) {
        this.headers = headers;
        this.node = node;
    }

    static Api anyone() {
        return new Api(Map.of(), Optional.empty());
    }

    static Api bearing(String token) {
        return anyone().with("Authorization", "Bearer " + token);
    }

    /** The first administrator, signed in once for all tests. */
    static Api admin() {
        return signedIn("admin");
    }

    static Api supervisor() {
        Gatehouse.database().employ("supervisor", "SUPERVISOR");
        return signedIn("supervisor");
    }

    static Api operator() {
        Gatehouse.database().employ("operator", "OPERATOR");
        return signedIn("operator");
    }

    /** Its own, for who must show it elsewhere. */
    String token() {
        return headers.getOrDefault("Authorization", "").substring("Bearer ".length());
    }

    private static Api signedIn(String username) {
        return STAFF.computeIfAbsent(
                username + " at " + Gatehouse.url(),
                key -> bearing(
                        signIn(username, Gatehouse.adminPassword()).expect(201).text("token")));
    }

    static Answer signIn(String username, String password) {
        return anyone().post("/api/sessions", Map.of("username", username, "password", password));
    }

    Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(more, node);
    }

    /** Speaks to that node, whichever the others speak to. */
    Api at(URI another) {
        return new Api(headers, Optional.of(another));
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    Answer options(String path) {
        return send("OPTIONS", path, BodyPublishers.noBody());
    }

    Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    Answer post(String path, Map<String, ?> body) {
        return post(path, json(body));
    }

    /** The body as it is, malformed or not, announced as JSON unless this client's headers say otherwise. */
    Answer post(String path, String body) {
        return typed().send("POST", path, BodyPublishers.ofString(body));
    }

    Answer post(String path, byte[] body) {
        return typed().send("POST", path, BodyPublishers.ofByteArray(body));
    }

    Answer put(String path, Map<String, ?> body) {
        return typed().send("PUT", path, BodyPublishers.ofString(json(body)));
    }

    Answer patch(String path, Map<String, ?> body) {
        return typed().send("PATCH", path, BodyPublishers.ofString(json(body)));
    }

    /** As {@link #post}, to a server that may die meanwhile: nothing where it gave no answer, or one that it is dying. */
    Optional<Answer> tryPost(String path, Map<String, ?> body) {
        return tryPost(path, json(body));
    }

    Optional<Answer> tryPost(String path, String body) {
        try {
            var answer = typed().exchange("POST", path, BodyPublishers.ofString(body));
            return answer.status() < 500 ? Optional.of(answer) : Optional.empty();
        } catch (UncheckedIOException gone) {
            return Optional.empty();
        }
    }

    Answer send(String method, String path, BodyPublisher body) {
        var answer = exchange(method, path, body);
        Decency.check(answer);
        return answer;
    }

    private Answer exchange(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(node.orElseGet(Gatehouse::url).resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        headers.forEach(request::header);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(method + " " + path, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Api typed() {
        return headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
    }

    private static String json(Map<String, ?> body) {
        JsonObject object = Json.createObjectBuilder(body).build();
        return object.toString();
    }
}
