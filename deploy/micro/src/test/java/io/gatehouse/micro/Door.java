package io.gatehouse.micro;

import io.gatehouse.micro.Client.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An event with one checkpoint, tickets, and a scanner at the door. */
record Door(String checkpointId, List<String> codes, Client scanner) {

    static Door open(Client admin, int tickets) {
        String eventId = event(admin, "Opening").field("id");
        String checkpointId = admin.post("/api/events/" + eventId + "/checkpoints", "{\"name\":\"North\"}")
                .field("id");
        String wanted = IntStream.range(0, tickets)
                .mapToObj("{\"reference\":\"R%d\"}"::formatted)
                .collect(Collectors.joining(",", "{\"tickets\":[", "]}"));
        List<String> codes =
                admin.post("/api/events/" + eventId + "/tickets", wanted).all("code");
        String pairing = admin.post("/api/events/" + eventId + "/pairings", "{\"approve\":true}")
                .field("pairingCode");
        String token = admin.post("/api/scanners", "{\"pairingCode\":\"%s\",\"name\":\"Gate 1\"}".formatted(pairing))
                .field("token");
        return new Door(checkpointId, codes, admin.with(token));
    }

    static Answer event(Client admin, String name) {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return admin.post(
                "/api/events",
                "{\"name\":\"%s\",\"timezone\":\"Europe/Berlin\",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                        .formatted(name, start, start.plus(Duration.ofHours(6))));
    }

    Answer scan(String scanId, String code) {
        return scan(scanner, scanId, code);
    }

    Answer scan(Client from, String scanId, String code) {
        return from.post(
                "/api/scanner/scans",
                "{\"scanId\":\"%s\",\"checkpointId\":\"%s\",\"code\":\"%s\",\"scannedAt\":\"%s\"}"
                        .formatted(scanId, checkpointId, code, Instant.now()));
    }
}
