package io.gatehouse.web.security;

import io.gatehouse.network.WebOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where a request comes from. What a forwarding header says counts only when a configured proxy says it. */
@ApplicationScoped
public class Peer {

    @Inject
    @ConfigProperty(name = "gatehouse.proxies")
    private Optional<String> proxies;

    @Inject
    @ConfigProperty(name = "gatehouse.http.allow-plain", defaultValue = "false")
    private boolean allowPlain;

    @Inject
    @ConfigProperty(name = "gatehouse.tunnel")
    private Optional<String> tunnel;

    public String address(HttpServletRequest request) {
        // the last entry of the last line is the proxy's own; what stands before it anyone can claim
        List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
        if (forwarded.isEmpty() || !behindProxy(request)) {
            return request.getRemoteAddr();
        }
        String last = forwarded.get(forwarded.size() - 1);
        return last.substring(last.lastIndexOf(',') + 1).strip();
    }

    /** The address by which the client reached us, up to the host and port. */
    public String origin(HttpServletRequest request) {
        return askedAt(request).orElseGet(() -> scheme(request) + "://" + authority(request));
    }

    /** The same, unless what the client said is no address. */
    public Optional<String> askedAt(HttpServletRequest request) {
        return WebOrigin.of(scheme(request), authority(request));
    }

    private String scheme(HttpServletRequest request) {
        return encrypted(request) ? "https" : "http";
    }

    /** Whether somebody elsewhere was brought here by the tunnel. */
    public boolean isFromOutside(HttpServletRequest request) {
        return throughTunnel(request) && request.getHeader("X-Forwarded-For") != null;
    }

    private String authority(HttpServletRequest request) {
        String forwarded = throughTunnel(request) ? request.getHeader("X-Forwarded-Host") : null;
        String host = forwarded == null ? request.getHeader("Host") : forwarded;
        return host == null ? request.getServerName() + ":" + request.getServerPort() : host;
    }

    boolean encrypted(HttpServletRequest request) {
        return request.isSecure()
                || (behindProxy(request) && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
    }

    /** Plain HTTP is for the machine itself, unless the operator trusts the network. */
    boolean mustNotBePlain(HttpServletRequest request, Path path) {
        return !allowPlain && !encrypted(request) && !path.isOpenOverPlainHttp() && !isLoopback(address(request));
    }

    private boolean behindProxy(HttpServletRequest request) {
        return throughTunnel(request) || Origins.named(proxies, request.getRemoteAddr());
    }

    /** A tunnel's agent runs on this machine: whom it brings is a guest, and not the machine itself. */
    private boolean throughTunnel(HttpServletRequest request) {
        return tunnel.filter(kind -> !kind.isBlank()).isPresent() && isLoopback(request.getRemoteAddr());
    }

    private static boolean isLoopback(@Nullable String address) {
        try {
            // only literal addresses come here: nothing is looked up
            return address != null
                    && address.matches("[0-9a-fA-F.:%]+")
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
