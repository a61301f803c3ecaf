package io.gatehouse.ticket.code;

import java.nio.charset.StandardCharsets;

/** Text as bytes. What isn't text doesn't survive the way there and back, by which it is noticed. */
final class Utf8 {

    private Utf8() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
