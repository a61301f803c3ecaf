package io.gatehouse.discovery.sweep;

/** Why an address is told as seen. Only fresh evidence, made during the sweep that tells it, says that a host is there. */
public enum Evidence {
    /** It is an address of this machine. */
    SELF(true),
    /** It answered this sweep's question for its hardware address. */
    ARP(true),
    /** It accepted or refused a connection. */
    TCP(true),
    /** It said that a UDP port is closed. */
    UDP(true),
    /** The system asked it again after this sweep's packet, and it answered. */
    VERIFIED(true),
    /** The system's table remembers it from before; it gave no sign of its own during this sweep, and may have left. */
    UNCONFIRMED(false),
    /** The same of a system that is asked too slowly to be watched, and that doesn't tell when it forgets. */
    REMEMBERED(false);

    private final boolean fresh;

    Evidence(boolean fresh) {
        this.fresh = fresh;
    }

    /** Whether it proves that the host was there during the sweep; only this may make a device online. */
    public boolean fresh() {
        return fresh;
    }
}
