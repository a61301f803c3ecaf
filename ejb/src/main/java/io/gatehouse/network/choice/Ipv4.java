package io.gatehouse.network.choice;

/** Four numbers with dots between. */
final class Ipv4 {

    private static final int PARTS = 4;

    private Ipv4() {}

    /** Whether a host is an address of this range, told by its first two numbers and a prefix of at most 16 bits. */
    static boolean in(String host, int first, int second, int prefix) {
        long bits = bits(host);
        int shift = 32 - prefix;
        return bits >= 0 && bits >> shift == ((long) first << 24 | (long) second << 16) >> shift;
    }

    /** As a number; -1 for any other text. */
    private static long bits(String host) {
        long bits = 0;
        int from = 0;
        for (int part = 0; part < PARTS; part++) {
            int dot = host.indexOf('.', from);
            boolean last = part == PARTS - 1;
            if (last != (dot < 0)) {
                return -1;
            }
            int value = number(last ? host.substring(from) : host.substring(from, dot));
            if (value < 0) {
                return -1;
            }
            bits = bits << 8 | value;
            from = dot + 1;
        }
        return bits;
    }

    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 3 || (digits.length() > 1 && digits.charAt(0) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = "0123456789".indexOf(digits.charAt(i));
            if (digit < 0) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value <= 255 ? value : -1;
    }
}
