package io.gatehouse.network.choice;

/** How a request failed, as far as a browser is told. */
public enum Failure {
    /** No answer, for whatever reason: refused, no route, a certificate that isn't trusted, a permission that was denied. */
    UNREACHABLE,
    TIMED_OUT,
    /** A redirect; it is never followed. */
    REDIRECTED,
    /** An answer that isn't what was asked for: a page, another status. */
    FOREIGN,
    /** 421: a Gatehouse that doesn't know itself by this address. */
    MISDIRECTED,
    /** 429. */
    BUSY;

    /** Whether somebody else answers there, as opposed to nobody. */
    boolean isAnswer() {
        return this == REDIRECTED || this == FOREIGN || this == MISDIRECTED;
    }
}
