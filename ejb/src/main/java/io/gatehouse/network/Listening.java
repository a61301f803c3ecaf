package io.gatehouse.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the server listens.
 *
 * @param httpsPort 0 if it doesn't
 * @param plainAllowed whether all is served over plain HTTP, too
 * @param certified the only names and addresses for which the certificate is good; none of one that follows the addresses
 */
record Listening(String address, int httpPort, int httpsPort, boolean plainAllowed, Optional<List<String>> certified) {

    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

    Listening(String address, int httpPort, int httpsPort, boolean plainAllowed) {
        this(address, httpPort, httpsPort, plainAllowed, Optional.empty());
    }

    /** What clients are told to try, in this order: nothing that would refuse them, or that they would refuse. */
    List<String> offered(List<LocalAddress> addresses) {
        List<LocalAddress> reachable = reachable(addresses);
        Stream<String> https = httpsPort > 0 ? encrypted(reachable) : Stream.empty();
        Stream<String> http = plainAllowed ? urls("http", reachable, httpPort) : Stream.empty();
        return Stream.concat(https, http).toList();
    }

    /** A certificate that somebody brought says itself where it is good; where nothing reaches us no name does. */
    private Stream<String> encrypted(List<LocalAddress> reachable) {
        if (certified.isEmpty()) {
            return urls("https", reachable, httpsPort);
        }
        List<String> own = reachable.stream().map(LocalAddress::address).toList();
        return own.isEmpty()
                ? Stream.empty()
                : certified.get().stream()
                        .filter(name -> own.contains(name) || !isDigits(name))
                        .map(name -> WebOrigin.of("https", name, httpsPort));
    }

    private static boolean isDigits(String name) {
        return name.matches("[0-9.]+") || name.indexOf(':') >= 0;
    }

    /** By which we may be addressed: those offered and more, for identity is told over plain HTTP too. */
    Set<String> answering(List<LocalAddress> addresses) {
        Set<String> origins = new LinkedHashSet<>();
        List<LocalAddress> reachable = reachable(addresses);
        urls("http", reachable, httpPort).forEach(origins::add);
        THIS_MACHINE.forEach(name -> origins.add(WebOrigin.of("http", name, httpPort)));
        if (httpsPort > 0) {
            urls("https", reachable, httpsPort).forEach(origins::add);
            encrypted(reachable).forEach(origins::add);
            THIS_MACHINE.forEach(name -> origins.add(WebOrigin.of("https", name, httpsPort)));
        }
        return origins;
    }

    /** Whether that is a port of ours. */
    boolean isOurs(int port) {
        return port == httpPort || (httpsPort > 0 && port == httpsPort);
    }

    private List<LocalAddress> reachable(List<LocalAddress> addresses) {
        InetAddress here = listening();
        return here.isAnyLocalAddress()
                ? addresses
                : addresses.stream().filter(one -> isSame(one, here)).toList();
    }

    private static boolean isSame(LocalAddress one, InetAddress here) {
        try {
            return InetAddress.getByName(one.address()).equals(here);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Stream<String> urls(String scheme, List<LocalAddress> addresses, int port) {
        return addresses.stream().map(address -> WebOrigin.of(scheme, address.host(), port));
    }

    private InetAddress listening() {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
