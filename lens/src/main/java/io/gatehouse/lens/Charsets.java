package io.gatehouse.lens;

import com.google.zxing.common.CharacterSetECI;

/** Character sets that codes name themselves, by names that browsers' Java knows: it has no other names for them. */
final class Charsets {

    private Charsets() {}

    /** Called instead of {@link CharacterSetECI#name}; see {@link CharsetNames}. */
    static String name(CharacterSetECI set) {
        return switch (set) {
            case UTF8 -> "UTF-8";
            case ISO8859_1 -> "ISO-8859-1";
            case ASCII -> "US-ASCII";
            case UnicodeBigUnmarked -> "UTF-16BE";
            default -> set.name();
        };
    }
}
