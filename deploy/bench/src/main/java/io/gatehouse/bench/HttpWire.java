package io.gatehouse.bench;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** HTTP/1.1 with keep-alive, no more of it than a load client needs. */
final class HttpWire implements Wire {

    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final String head;
    private final Function<Scan, String> body;
    private final byte[] good;
    private final int howOften;
    private boolean closing;
    private String lastBad = "";

    private HttpWire(URI server, String path, String token, Function<Scan, String> body, String good, int howOften) {
        this.body = body;
        this.good = good.getBytes(StandardCharsets.US_ASCII);
        this.howOften = howOften;
        head = "POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + (token.isEmpty() ? "" : "\r\nAuthorization: Bearer " + token)
                + "\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: ";
    }

    /** One scan a question, to be admitted. */
    static HttpWire scans(URI server, String path, String token) {
        return new HttpWire(server, path, token, Scan::json, "\"ADMITTED\"", 1);
    }

    /** A heartbeat a question. */
    static HttpWire beats(URI server, String eventId, String token) {
        String beat = "{\"type\":\"LAN\"," + BeatWire.BEAT;
        return new HttpWire(server, "/api/scanner/heartbeat/" + eventId, token, scan -> beat, "\"serverTime\"", 1);
    }

    /** A new guest in line a question. */
    static HttpWire joins(URI server, String queueId) {
        Function<Scan, String> body = guest -> "{\"deviceToken\":\"" + guest.scanId() + "\"}";
        return new HttpWire(server, "/api/queues/" + queueId + "/places", "", body, "\"WAITING\"", 1);
    }

    /** The same body, for nobody; with the id that an answer of a verdict's size repeats. */
    static HttpWire nothing(URI server, String path, String token) {
        String beat = "{\"scanId\":\"00000000-0000-0000-0000-000000000000\",\"type\":\"LAN\"," + BeatWire.BEAT;
        return new HttpWire(server, path, token, scan -> beat, "\"ADMITTED\"", 1);
    }

    /** A list of scans a question: the one that is asked and others, all to be stored. */
    static HttpWire lists(URI server, String token, int size, Supplier<Scan> others) {
        Function<Scan, String> list = first -> {
            String now = Instant.now().toString();
            var json = new StringBuilder("{\"sentAt\":\"" + now + "\",\"scans\":[" + first.late(now));
            for (int i = 1; i < size; i++) {
                json.append(',').append(others.get().late(now));
            }
            return json.append("]}").toString();
        };
        return new HttpWire(server, "/api/scanner/scans/batch", token, list, "\"STORED\"", size);
    }

    @Override
    public ByteBuffer ask(Scan scan) {
        closing = false;
        String asked = body.apply(scan);
        return ByteBuffer.wrap((head + asked.length() + "\r\n\r\n" + asked).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Outcome hear(Heard heard) {
        int bodyAt = heard.indexOf(HEAD_END, 0) + HEAD_END.length;
        if (bodyAt < HEAD_END.length) {
            return Outcome.MORE;
        }
        String answerHead = heard.text(0, bodyAt, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (!complete(answerHead, heard, bodyAt)) {
            return Outcome.MORE;
        }
        closing = answerHead.contains("\r\nconnection: close");
        boolean fine = answerHead.startsWith("20", "http/1.1 ".length()) && isGood(heard, bodyAt);
        if (!fine) {
            lastBad = heard.text(0, heard.size(), StandardCharsets.UTF_8);
        }
        heard.drop(heard.size());
        return fine ? Outcome.GOOD : Outcome.BAD;
    }

    @Override
    public boolean closing() {
        return closing;
    }

    @Override
    public String toString() {
        return lastBad;
    }

    private boolean isGood(Heard heard, int from) {
        int found = 0;
        for (int at = heard.indexOf(good, from); at >= 0; at = heard.indexOf(good, at + good.length)) {
            found++;
        }
        return found == howOften;
    }

    private static boolean complete(String head, Heard heard, int bodyAt) {
        int length = head.indexOf("\r\ncontent-length:");
        if (length >= 0) {
            int from = length + "\r\ncontent-length:".length();
            int announced = Integer.parseInt(
                    head.substring(from, head.indexOf("\r\n", from)).strip());
            return heard.size() - bodyAt >= announced;
        }
        // chunked: from the head's own line end, so that a body of no chunks is seen as well
        return heard.indexOf(LAST_CHUNK, bodyAt - 2) >= 0;
    }
}
