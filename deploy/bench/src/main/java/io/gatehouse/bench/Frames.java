package io.gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** WebSocket (RFC 6455) as a client needs it for small texts: the handshake, masked frames out, whole frames in. */
final class Frames {

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int OPCODE = 0x0F;
    private static final int LENGTH = 0x7F;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Frames() {}

    static void handshake(Connection connection, URI server, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        connection.say(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        var heard = connection.heard();
        int end = heard.indexOf(HEAD_END, 0);
        while (end < 0) {
            connection.listen();
            end = heard.indexOf(HEAD_END, 0);
        }
        String head = heard.text(0, end, StandardCharsets.ISO_8859_1);
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException(
                    "No socket at " + path + ": " + head.lines().findFirst().orElse(""));
        }
        heard.drop(end + HEAD_END.length);
    }

    /** Waits for the next text, on a connection that is still blocking. */
    static String await(Connection connection) throws IOException {
        var text = next(connection.heard());
        while (text.isEmpty()) {
            connection.listen();
            text = next(connection.heard());
        }
        return text.get();
    }

    /** Asks whether anybody is there; the answer bears the same words. */
    static ByteBuffer ping(String words) {
        byte[] payload = words.getBytes(StandardCharsets.UTF_8);
        var frame = ByteBuffer.allocate(payload.length + 6);
        frame.put((byte) (FINAL | PING)).put((byte) (MASKED | payload.length));
        return frame.putInt(0).put(payload).flip();
    }

    /** A text in one frame, under the mask of zeros that leaves it readable. */
    static ByteBuffer text(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        var frame = ByteBuffer.allocate(payload.length + 8);
        frame.put((byte) (FINAL | TEXT));
        if (payload.length < TWO_BYTES) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
        }
        return frame.putInt(0).put(payload).flip();
    }

    /** Takes the next whole text out of what was heard; other frames are passed over. */
    static Optional<String> next(Heard heard) throws IOException {
        while (heard.size() >= 2) {
            int length = heard.at(1) & LENGTH;
            int payloadAt = 2;
            if (length == EIGHT_BYTES) {
                throw new IOException("A frame longer than a verdict has any reason to be");
            }
            if (length == TWO_BYTES) {
                payloadAt = 4;
                length = heard.size() < payloadAt ? Integer.MAX_VALUE / 2 : (heard.at(2) << 8) | heard.at(3);
            }
            if (heard.size() < payloadAt + length) {
                return Optional.empty();
            }
            int opcode = heard.at(0) & OPCODE;
            String text = heard.text(payloadAt, payloadAt + length, StandardCharsets.UTF_8);
            heard.drop(payloadAt + length);
            if (opcode == CLOSE) {
                throw new IOException("The server closed the socket: " + text.substring(Math.min(2, text.length())));
            }
            if (opcode != PING) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }
}
