package io.gatehouse.network.choice;

/** The cryptography, which is the platform's. */
public interface Notary {

    /** Whether the Ed25519 key of 32 bytes made this signature of 64 bytes; false, never an exception, for a key that is none. */
    boolean holds(byte[] publicKey, byte[] message, byte[] signature);

    byte[] sha256(byte[] bytes);
}
