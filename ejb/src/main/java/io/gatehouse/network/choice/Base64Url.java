package io.gatehouse.network.choice;

import java.util.Optional;

/** Base64url without padding, read strictly: one text for one run of bytes. */
final class Base64Url {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int BITS = 6;

    private Base64Url() {}

    static Optional<byte[]> read(String text) {
        if (text.length() % 4 == 1) {
            return Optional.empty();
        }
        byte[] bytes = new byte[text.length() * BITS / Byte.SIZE];
        int pending = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            pending = (pending << BITS | value) & 0xfff;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[at++] = (byte) (pending >> bits);
            }
        }
        boolean clean = (pending & ((1 << bits) - 1)) == 0;
        return clean ? Optional.of(bytes) : Optional.empty();
    }

    static String write(byte[] bytes, int length) {
        StringBuilder text = new StringBuilder();
        int pending = 0;
        int bits = 0;
        for (int i = 0; i < length; i++) {
            pending = (pending << Byte.SIZE | (bytes[i] & 0xff)) & 0xffff;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt(pending >> bits & 0x3f));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(pending << (BITS - bits) & 0x3f));
        }
        return text.toString();
    }
}
