package io.gatehouse.ticket.code;

/** Checks Ed25519 signatures by the keys of one event. */
public interface SignatureCheck {

    /** Whether the event's key of that number made this signature; false for a number that it doesn't know. */
    boolean holds(int key, byte[] message, byte[] signature);
}
