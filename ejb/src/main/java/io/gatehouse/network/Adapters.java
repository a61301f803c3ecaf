package io.gatehouse.network;

import io.gatehouse.network.Adapter.Held;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the system says about its network interfaces now. Asks, and sends nothing. */
final class Adapters {

    private static final Logger LOG = Logger.getLogger(Adapters.class.getName());

    /** Nobody has these addresses, which are for examples; the way there is the way out. */
    private static final List<String> ELSEWHERE = List.of("203.0.113.1", "2001:db8::1");

    private static final int DISCARD = 9;

    private Adapters() {}

    static List<LocalAddress> addresses(boolean ipv6) {
        return AddressPolicy.choose(read(), leaving(ipv6), ipv6);
    }

    private static List<Adapter> read() {
        List<Adapter> adapters = new ArrayList<>();
        try {
            for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                try {
                    adapters.add(adapter(one));
                } catch (SocketException gone) {
                    LOG.log(Level.FINE, "An interface went away while it was read", gone);
                }
            }
        } catch (SocketException e) {
            LOG.log(Level.FINE, "This machine has no network interfaces", e);
        }
        return adapters;
    }

    private static Adapter adapter(NetworkInterface one) throws SocketException {
        String display = one.getDisplayName();
        List<Held> held = new ArrayList<>();
        for (InterfaceAddress address : one.getInterfaceAddresses()) {
            held.add(new Held(address.getAddress(), address.getNetworkPrefixLength()));
        }
        return new Adapter(
                one.getName(),
                display == null ? one.getName() : display,
                one.isUp(),
                one.isLoopback(),
                one.isPointToPoint(),
                held);
    }

    private static Set<InetAddress> leaving(boolean ipv6) {
        return ELSEWHERE.stream()
                .filter(elsewhere -> ipv6 || elsewhere.indexOf(':') < 0)
                .flatMap(Adapters::source)
                .collect(Collectors.toSet());
    }

    private static Stream<InetAddress> source(String elsewhere) {
        try (DatagramSocket socket = new DatagramSocket()) {
            // of a datagram socket this only chooses the way
            socket.connect(new InetSocketAddress(InetAddress.getByName(elsewhere), DISCARD));
            return Stream.of(socket.getLocalAddress());
        } catch (IOException | UncheckedIOException noWay) {
            return Stream.empty();
        }
    }
}
