package io.gatehouse.acceptance;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Files of tickets, and the sending of them. */
final class Csv {
    private Csv() {}

    /** Rows of which every value says which row it is. */
    static String rows(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Csv::row).collect(Collectors.joining());
    }

    static String header() {
        return "reference,holder,email,category,paid,code\n";
    }

    static Answer post(Event event, String file) {
        return post(event, BodyPublishers.ofString(file));
    }

    static Answer post(Event event, byte[] file) {
        return post(event, BodyPublishers.ofByteArray(file));
    }

    static Answer post(Event event, BodyPublisher file) {
        return client().send("POST", path(event), file);
    }

    /** A file that is made while it is sent: its length is not known before. */
    static Answer stream(Event event, InputStream file) {
        return post(event, BodyPublishers.ofInputStream(() -> file));
    }

    static Api client() {
        return Api.admin().with("Content-Type", "text/csv");
    }

    static String path(Event event) {
        return event.path("/tickets/import");
    }

    static String counts(Answer answer) {
        answer.expect(200);
        return Stream.of("imported", "unchanged", "rejected")
                .map(name -> Integer.toString(answer.number(name)))
                .collect(Collectors.joining(" "));
    }

    static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }

    private static String row(int n) {
        return "R-%d,Guest %d,guest%d@example.com,%s,true,CODE-%08d-of-an-import%n"
                .formatted(n, n, n, n % 10 == 0 ? "VIP" : "Regular", n);
    }
}
