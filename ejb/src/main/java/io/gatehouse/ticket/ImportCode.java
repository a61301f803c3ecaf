package io.gatehouse.ticket;

/** What is kept of a code. */
final class ImportCode {

    private final byte[] hash;
    private final byte[] cipher;

    ImportCode(byte[] hash, byte[] cipher) {
        this.hash = hash;
        this.cipher = cipher;
    }

    byte[] hash() {
        return hash;
    }

    byte[] cipher() {
        return cipher;
    }
}
