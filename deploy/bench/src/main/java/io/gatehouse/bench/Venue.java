package io.gatehouse.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An event with its checkpoints and scanners, set up as an administrator would: over the public API. */
final class Venue {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI server;
    private final String admin;
    private final String eventId;

    private Venue(URI server, String admin, String eventId) {
        this.server = server;
        this.admin = admin;
        this.eventId = eventId;
    }

    static Venue open(URI server) {
        String admin = post(
                        server, "/api/sessions", "", Map.of("username", "admin", "password", Product.ADMIN_PASSWORD))
                .getString("token");
        var event = Map.of(
                "name",
                "Bench",
                "timezone",
                "Europe/Vienna",
                "startsAt",
                Instant.now().minus(Duration.ofHours(1)).toString(),
                "endsAt",
                Instant.now().plus(Duration.ofHours(48)).toString());
        return new Venue(
                server, admin, post(server, "/api/events", admin, event).getString("id"));
    }

    URI server() {
        return server;
    }

    String admin() {
        return admin;
    }

    String eventId() {
        return eventId;
    }

    /** Another place where each ticket may enter once. */
    String checkpoint() {
        var name = "Gate " + UUID.randomUUID();
        return post(server, "/api/events/" + eventId + "/checkpoints", admin, Map.of("name", name))
                .getString("id");
    }

    /** An approved scanner that serves all checkpoints. */
    Scanner scanner() {
        var pairing = post(server, "/api/events/" + eventId + "/pairings", admin, Map.of("approve", true));
        var enrolled = post(
                server,
                "/api/scanners",
                "",
                Map.of("pairingCode", pairing.getString("pairingCode"), "name", "Bench " + UUID.randomUUID()));
        return new Scanner(enrolled.getString("scannerId"), enrolled.getString("token"));
    }

    /** A line of guests, and by whose token it is run. */
    record Line(String id, String hostToken) {}

    Line queue(int counters) {
        var made = post(
                server,
                "/api/queues",
                admin,
                Map.of("name", "Queue " + UUID.randomUUID(), "eventId", eventId, "counters", counters));
        return new Line(made.getString("id"), made.getString("hostToken"));
    }

    String join(Line line, String deviceToken) {
        return post(server, "/api/queues/" + line.id() + "/places", "", Map.of("deviceToken", deviceToken))
                .getString("placeId");
    }

    /** Calls who is next, and gives the place's id and number. */
    JsonObject next(Line line) {
        return post(server, "/api/queues/" + line.id() + "/next", line.hostToken(), Map.of());
    }

    /** A file of tickets, all of which must be new. */
    void importTickets(Path csv) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve("/api/events/" + eventId + "/tickets/import"))
                .timeout(ImportPart.patience())
                .header("Content-Type", "text/csv")
                .header("Authorization", "Bearer " + admin)
                .POST(BodyPublishers.ofFile(csv))
                .build();
        var response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200 || !response.body().contains("\"rejected\":0")) {
            throw new IOException("The import answered " + response.statusCode() + " " + response.body());
        }
    }

    private static JsonObject post(URI server, String path, String token, Map<String, ?> fields) {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        Json.createObjectBuilder(fields).build().toString()));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IOException("POST " + path + " answered " + response.statusCode() + " " + response.body());
            }
            try (var reader = Json.createReader(new StringReader(response.body()))) {
                return reader.readObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
