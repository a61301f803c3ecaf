package io.gatehouse.web.security;

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
        String scheme = encrypted(request) ? "https" : "http";
        String host = request.getHeader("Host");
        return scheme + "://" + (host == null ? request.getServerName() + ":" + request.getServerPort() : host);
    }

    boolean encrypted(HttpServletRequest request) {
        return request.isSecure()
                || (behindProxy(request) && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
    }

    /** Plain HTTP is for the machine itself, unless the operator trusts the network. */
    boolean mayBePlain(HttpServletRequest request) {
        return allowPlain || encrypted(request) || isLoopback(address(request));
    }

    private boolean behindProxy(HttpServletRequest request) {
        return Origins.named(proxies, request.getRemoteAddr());
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
