package io.gatehouse.ticket.code;

/** A UUID as text and as its 16 bytes, read strictly: only the 36 characters in lower case are one. */
final class IdText {

    static final int BYTES = 16;

    private static final String SHAPE = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    private static final String DIGITS = "0123456789abcdef";

    private IdText() {}

    static boolean isId(String text) {
        if (text.length() != SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            boolean right = SHAPE.charAt(i) == '-' ? text.charAt(i) == '-' : DIGITS.indexOf(text.charAt(i)) >= 0;
            if (!right) {
                return false;
            }
        }
        return true;
    }

    static void write(String id, byte[] target, int at) {
        int digit = 0;
        for (int i = 0; i < id.length(); i++) {
            if (SHAPE.charAt(i) != '-') {
                int place = at + digit / 2;
                target[place] = (byte) ((target[place] << 4) | DIGITS.indexOf(id.charAt(i)));
                digit++;
            }
        }
    }

    static String read(byte[] source, int at) {
        StringBuilder id = new StringBuilder(SHAPE.length());
        int digit = 0;
        for (int i = 0; i < SHAPE.length(); i++) {
            if (SHAPE.charAt(i) == '-') {
                id.append('-');
            } else {
                int both = source[at + digit / 2] & 0xff;
                id.append(DIGITS.charAt(digit % 2 == 0 ? both >> 4 : both & 0xf));
                digit++;
            }
        }
        return id.toString();
    }
}
