package io.gatehouse.acceptance;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A client at another address of this machine, to be throttled there without harm to the other tests. The platform's
 * client cannot choose its address, so this one speaks HTTP/1.1 by itself: one request, then it closes.
 */
record From(String address) {
    private static final int PATIENCE_MS = 30_000;

    /** Posts a JSON body, with the header lines given. */
    Answer post(String path, Map<String, ?> body, String... headers) {
        var json = Json.createObjectBuilder(body).build().toString().getBytes(StandardCharsets.UTF_8);
        var lines = new StringBuilder("Content-Type: application/json\r\nContent-Length: ")
                .append(json.length)
                .append("\r\n");
        for (var header : headers) {
            lines.append(header).append("\r\n");
        }
        return send("POST " + path, Gatehouse.url().getAuthority(), lines.toString(), json);
    }

    /** Asks for it as if it were at that host. */
    Answer get(String path, String host, String... headers) {
        var lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return send("GET " + path, host, lines, new byte[0]);
    }

    private Answer send(String request, String host, String lines, byte[] body) {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.connect(
                    new InetSocketAddress(
                            Gatehouse.url().getHost(), Gatehouse.url().getPort()),
                    PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            var out = socket.getOutputStream();
            var head = request + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + lines + "\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            var answer = parse(request, socket.getInputStream().readAllBytes());
            Decency.check(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer parse(String request, byte[] received) {
        var text = new String(received, StandardCharsets.UTF_8);
        var end = text.indexOf("\r\n\r\n");
        var head = text.substring(0, end).lines().toList();
        Map<String, List<String>> headers = new TreeMap<>();
        for (var line : head.subList(1, head.size())) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon), List.of(line.substring(colon + 1).strip()));
        }
        var body = text.substring(end + 4);
        // A chunked body of one small JSON object: the object is what stands between the chunk lines.
        var json = body.contains("{") ? body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1) : body;
        var status = Integer.parseInt(head.get(0).split(" ", 3)[1]);
        return new Answer(
                request, status, HttpHeaders.of(headers, (name, value) -> true), json.getBytes(StandardCharsets.UTF_8));
    }
}
