package io.gatehouse.queue;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a place.
 *
 * @param device by what it is known, in hexadecimal digits
 */
record Newcomer(String device, @Nullable String joinCode) {

    static Newcomer of(byte[] deviceHash, @Nullable String joinCode) {
        return new Newcomer(HexFormat.of().formatHex(deviceHash), joinCode);
    }
}
