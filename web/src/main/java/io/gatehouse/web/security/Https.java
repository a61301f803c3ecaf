package io.gatehouse.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This server's own HTTPS, beside its plain HTTP: where the one is reached by who came by the other. */
@ApplicationScoped
public class Https {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");
    private static final int USUAL = 443;
    private static final int USUAL_PLAIN = 80;

    /** Thirty days, and no more than this host. */
    private static final String STRICT = "max-age=2592000";

    @Inject
    @ConfigProperty(name = "gatehouse.https.port")
    private Optional<Integer> port;

    @Inject
    @ConfigProperty(name = "gatehouse.http.port")
    private Optional<Integer> plainPort;

    @Inject
    @ConfigProperty(name = "gatehouse.http.address", defaultValue = "0.0.0.0")
    private String listensOn;

    @Inject
    @ConfigProperty(name = "gatehouse.tls.certificate")
    private Optional<String> brought;

    public boolean isOn() {
        return port.orElse(0) > 0;
    }

    /** Our origin over HTTPS, by the host that the client knows us by. */
    public Optional<String> origin(HttpServletRequest request) {
        return isOn() ? host(request).map(host -> origin("https", host, port.orElse(0), USUAL)) : Optional.empty();
    }

    /**
     * Our origin over plain HTTP, for another device: who asks at the machine itself is told the address that it has
     * towards others, if it has one.
     */
    public Optional<String> plainOrigin(HttpServletRequest request) {
        int at = request.isSecure() ? plainPort.orElse(0) : request.getServerPort();
        return at == 0
                ? Optional.empty()
                : host(request)
                        .flatMap(host -> LOOPBACK.contains(host) ? towardsOthers() : Optional.of(host))
                        .map(host -> origin("http", host, at, USUAL_PLAIN));
    }

    /**
     * The same page over HTTPS, for a browser that came to us directly. Behind a proxy, HTTPS is the proxy's: what it
     * sends on to us would be sent back to it, and round again.
     */
    Optional<String> insteadOf(HttpServletRequest request) {
        if (!READING.contains(request.getMethod()) || isForwarded(request) || saysHttpsPort(request)) {
            return Optional.empty();
        }
        String query = request.getQueryString();
        return origin(request).map(origin -> origin + request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    /**
     * A browser that was told so never comes by plain HTTP to this host again, whatever the port. So it is told only
     * where that is what the operator has in mind: a certificate that all trust, at the port that browsers take for
     * HTTPS.
     */
    void bind(HttpServletRequest request, HttpServletResponse response) {
        if (request.isSecure() && brought.isPresent() && port.orElse(0) == USUAL) {
            response.setHeader("Strict-Transport-Security", STRICT);
        }
    }

    private static Optional<String> host(HttpServletRequest request) {
        return HostName.of(request.getHeader("Host")).or(() -> HostName.of(request.getServerName()));
    }

    private static String origin(String scheme, String host, int port, int usual) {
        return scheme + "://" + host + (port == usual ? "" : ":" + port);
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return Stream.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP")
                .anyMatch(name -> request.getHeader(name) != null);
    }

    private boolean saysHttpsPort(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host != null && host.endsWith(":" + port.orElse(0));
    }

    /** By which address this machine would send to the Internet; nothing is sent. */
    private Optional<String> towardsOthers() {
        if (!EVERYWHERE.contains(listensOn)) {
            return Optional.empty();
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            // an address of the documentation's, which is nobody's
            socket.connect(new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 9));
            return Optional.of(socket.getLocalAddress())
                    .filter(InetAddress::isSiteLocalAddress)
                    .map(InetAddress::getHostAddress);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
