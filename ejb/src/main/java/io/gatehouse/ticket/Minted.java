package io.gatehouse.ticket;

import org.jspecify.annotations.Nullable;

/** A code, and all that is kept of it. */
final class Minted {

    private final String code;
    private final int serial;
    private final byte[] hash;
    private final @Nullable Integer key;
    private final byte @Nullable [] cipher;
    private final byte @Nullable [] details;

    Minted(
            String code,
            int serial,
            byte[] hash,
            @Nullable Integer key,
            byte @Nullable [] cipher,
            byte @Nullable [] details) {
        this.code = code;
        this.serial = serial;
        this.hash = hash;
        this.key = key;
        this.cipher = cipher;
        this.details = details;
    }

    /** To be printed, and never to be stored. */
    String code() {
        return code;
    }

    /** The how manieth code of its ticket it is. */
    int serial() {
        return serial;
    }

    /** By which it is found. */
    byte[] hash() {
        return hash;
    }

    /** The number of the event's key that signed it; none for a code that was brought along. */
    @Nullable
    Integer key() {
        return key;
    }

    /** Itself, encrypted under the installation's key: only of a code that can't be signed again. */
    byte @Nullable [] cipher() {
        return cipher;
    }

    /** Whose ticket it is, encrypted for who holds the code; none where there is nothing to tell. */
    byte @Nullable [] details() {
        return details;
    }

    /** Whether it is short enough to be tried out by who knows its hash. */
    boolean weak() {
        return key == null && code.length() < CodeMint.SHORTEST_STRONG;
    }
}
