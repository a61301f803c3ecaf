package io.gatehouse.network;

import java.net.InetAddress;
import java.util.List;

/** A network interface as the system describes it. */
record Adapter(
        String name, String displayName, boolean up, boolean loopback, boolean pointToPoint, List<Held> addresses) {

    /** One of its addresses, and how many bits of it are the network's. */
    record Held(InetAddress address, int prefix) {}
}
