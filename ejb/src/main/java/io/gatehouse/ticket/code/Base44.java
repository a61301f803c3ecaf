package io.gatehouse.ticket.code;

import java.util.Optional;

/**
 * Bytes as characters of a QR code's alphanumeric mode: all of its 45 but the space, which trimming would lose. Fifteen
 * bytes are one big-endian number and become 22 characters, most significant first; 44^22 is just above 256^15. A rest of
 * fewer bytes becomes as many characters as it needs. Each text of this alphabet stands for one run of bytes, or for none.
 */
final class Base44 {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$%*+-./:";
    private static final int BASE = ALPHABET.length();
    private static final int GROUP_BYTES = 15;

    /** How many characters so many bytes need: the least n with 44^n not below 256^bytes. */
    private static final int[] CHARACTERS = {0, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18, 20, 21, 22};

    private static final int GROUP_CHARACTERS = CHARACTERS[GROUP_BYTES];
    private static final int BYTE = 256;

    private Base44() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 3 / 2 + 2);
        for (int at = 0; at < bytes.length; at += GROUP_BYTES) {
            encode(bytes, at, Math.min(GROUP_BYTES, bytes.length - at), text);
        }
        return text.toString();
    }

    static Optional<byte[]> decode(String text) {
        int groups = text.length() / GROUP_CHARACTERS;
        int rest = bytesIn(text.length() % GROUP_CHARACTERS);
        if (rest < 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[groups * GROUP_BYTES + rest];
        int from = 0;
        for (int at = 0; at < bytes.length; at += GROUP_BYTES) {
            int count = Math.min(GROUP_BYTES, bytes.length - at);
            if (!decode(text, from, bytes, at, count)) {
                return Optional.empty();
            }
            from += CHARACTERS[count];
        }
        return Optional.of(bytes);
    }

    private static void encode(byte[] bytes, int at, int count, StringBuilder text) {
        int[] number = new int[count];
        for (int i = 0; i < count; i++) {
            number[i] = bytes[at + i] & 0xff;
        }
        char[] characters = new char[CHARACTERS[count]];
        int first = 0;
        for (int c = characters.length - 1; c >= 0; c--) {
            int remainder = 0;
            for (int i = first; i < count; i++) {
                int value = remainder * BYTE + number[i];
                number[i] = value / BASE;
                remainder = value % BASE;
            }
            while (first < count && number[first] == 0) {
                first++;
            }
            characters[c] = ALPHABET.charAt(remainder);
        }
        text.append(characters);
    }

    /** Whether those characters stand for a number that fits. */
    private static boolean decode(String text, int from, byte[] bytes, int at, int count) {
        for (int c = from; c < from + CHARACTERS[count]; c++) {
            int carry = ALPHABET.indexOf(text.charAt(c));
            if (carry < 0) {
                return false;
            }
            for (int i = at + count - 1; i >= at; i--) {
                int value = (bytes[i] & 0xff) * BASE + carry;
                bytes[i] = (byte) value;
                carry = value / BYTE;
            }
            if (carry > 0) {
                return false;
            }
        }
        return true;
    }

    private static int bytesIn(int characters) {
        for (int bytes = 0; bytes < GROUP_BYTES; bytes++) {
            if (CHARACTERS[bytes] == characters) {
                return bytes;
            }
        }
        return -1;
    }
}
